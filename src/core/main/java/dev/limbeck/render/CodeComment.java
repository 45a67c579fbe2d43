package dev.limbeck.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes another tool's code as a comment that Java reads nothing into. */
final class CodeComment {
    private static final String MARGIN = "        // ";
    /** JLS 3.3: what javac reads as a character, in comments too. */
    private static final Pattern UNICODE = Pattern.compile("\\\\+u");

    private CodeComment() {}

    /** {@return a body that shows the code and then refuses to run} */
    static String refusing(String method, Taken.Unfinished unfinished, String code) {
        return MARGIN + "Not translated yet; " + line(unfinished.why()) + "\n"
                + code.lines().map(CodeComment::commented).collect(Collectors.joining("\n"))
                + "\n        throw new IllegalStateException(\n                "
                + JavaString.literal("The " + method
                        + " is not translated yet: write it after the Python in its file, then delete this line.")
                + ");";
    }

    private static String commented(String line) {
        String text = line(line);
        return text.isBlank() ? "        //" : MARGIN + text;
    }

    private static String line(String text) {
        String visible = text.replace("\t", "    ")
                .chars()
                .filter(c -> !Character.isISOControl(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .stripTrailing();
        return UNICODE.matcher(visible)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().length() % 2 == 0 ? "\\" + found.group() : found.group()));
    }
}
