package dev.limbeck.cli.terminal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Escapes the characters with which text could control a terminal or reorder a line. Names in a database and messages
 * of revisions can contain them.
 */
public final class ControlCharacters {
    /**
     * Control characters except tabs and line terminators, and the characters that override the direction of the text.
     */
    private static final Pattern UNSAFE = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]|\\r(?!\\n)");

    private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

    private ControlCharacters() {}

    /**
     * {@return the text in which each such character is written as in a Java string, such as <code>&#92;u001b</code>}
     */
    public static String escape(String text) {
        return isPlain(text) ? text : escapeUnsafe(text);
    }

    /** Returns whether the text is printable ASCII in lines, as most text is; the search with a pattern takes longer. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static String escapeUnsafe(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** {@return the text as {@link #escape} returns it, but with line terminators escaped as well} */
    public static String escapeLine(String text) {
        return escape(LINE_END.matcher(text).replaceAll("\\\\u000a"));
    }
}
