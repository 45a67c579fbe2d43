package dev.limbeck.cli.html;

import dev.limbeck.cli.terminal.ControlCharacters;

/** Escapes text for HTML and XML, in elements and in quoted attribute values. */
final class HtmlText {
    private HtmlText() {}

    /**
     * {@return the text in which every character that could begin markup is escaped} Control characters, characters
     * that change the direction of the text, and characters that XML does not allow are written as in a Java string.
     */
    static String escape(String text) {
        String visible = ControlCharacters.escape(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\r' -> {} // occurs only before a line feed, and parsers remove it
                default -> append(escaped, visible, i);
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, String text, int at) {
        char c = text.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : !Character.isLowSurrogate(c) || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
        if (paired && c < '\uFFFE') {
            escaped.append(c);
        } else {
            escaped.append("\\u").append(Integer.toHexString(c));
        }
    }
}
