package dev.limbeck.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes any text as a Javadoc comment, escaping everything that HTML, Java or Javadoc would interpret. */
final class JavadocMessage {
    private static final String MARGIN = " * ";
    private static final String REPLACEMENT = "\uFFFD";

    private JavadocMessage() {}

    /**
     * Returns the comment with its line terminator; empty for an empty message. An empty line in the message starts a
     * new paragraph.
     */
    static String comment(String message) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs(message).forEach(paragraph -> paragraphs.add(escape(paragraph)));
        if (paragraphs.isEmpty()) {
            return "";
        }
        paragraphs.set(0, endWithPeriod(paragraphs.get(0)));
        String single = "/** " + paragraphs.get(0) + " */";
        if (paragraphs.size() == 1 && single.length() <= Layout.WIDTH) {
            return single + "\n";
        }
        String body = paragraphs.stream()
                .map(paragraph -> String.join("\n" + MARGIN, wrap(paragraph)))
                .collect(Collectors.joining("\n *\n" + MARGIN + "<p>"));
        return "/**\n" + MARGIN + body + "\n */\n";
    }

    /** Returns the first paragraph as it is read from the comment: one line, without its final period. */
    static String firstLine(String message) {
        List<String> paragraphs = paragraphs(message);
        String first = paragraphs.isEmpty() ? "" : replaceControls(paragraphs.get(0));
        return first.endsWith(".") && !first.endsWith("..") ? first.substring(0, first.length() - 1) : first;
    }

    private static List<String> paragraphs(String message) {
        return Arrays.stream(message.replace("\r", "").split("\n\\s*\n", -1))
                .map(paragraph -> paragraph.strip().replaceAll("\\s+", " "))
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String replaceControls(String text) {
        StringBuilder replaced = new StringBuilder();
        text.codePoints().forEach(point -> replaced.append(isText(point) ? Character.toString(point) : REPLACEMENT));
        return replaced.toString();
    }

    private static String endWithPeriod(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static List<String> wrap(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() + MARGIN.length() + 4 > Layout.WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(point -> escaped.append(
                        switch (point) {
                            case '&' -> "&amp;";
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case '@', '*', '\\' -> "&#" + point + ";";
                            default -> isText(point) ? Character.toString(point) : REPLACEMENT;
                        }));
        return escaped.toString();
    }

    private static boolean isText(int point) {
        return !Character.isISOControl(point) && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
