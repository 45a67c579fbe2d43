package dev.limbeck.cli.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Builds GitHub-flavored Markdown and escapes any text put into it. */
final class Markdown {
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+!~&@$-]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Markdown() {}

    /** {@return the text on one line, with all special characters of Markdown escaped} */
    static String escape(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        return SPECIAL.matcher(line)
                .replaceAll(found -> "\\\\"
                        + (found.group().equals("\\") ? "\\\\" : found.group().replace("$", "\\$")))
                .replace("|", "&#124;");
    }

    /**
     * {@return the text as inline code, or as plain text if it contains a vertical bar, which would end a table cell}
     */
    static String code(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        if (line.isEmpty() || line.contains("|")) {
            return escape(line);
        }
        String ticks = "`".repeat(longest(line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return ticks + space + line + space + ticks;
    }

    /** {@return the text as a block of code} */
    static String block(String language, String text) {
        String fence = "`".repeat(Math.max(3, longest(text) + 1));
        return fence + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /** {@return a block that is collapsed until it is clicked} */
    static String folded(String summary, String content) {
        return "<details><summary>" + html(summary) + "</summary>\n\n" + content + "\n</details>\n";
    }

    /** Escapes text in an HTML element, in which Markdown has no meaning. */
    private static String html(String text) {
        return SPACE.matcher(text)
                .replaceAll(" ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** {@return a table; the cells must already be Markdown} */
    static String table(List<String> heading, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(heading));
        table.append("|").append("---|".repeat(heading.size())).append('\n');
        rows.forEach(cells -> table.append(row(cells)));
        return table.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static int longest(String text) {
        return TICKS.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
