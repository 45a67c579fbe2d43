package dev.limbeck.cli.terminal;

import java.security.SecureRandom;

/** The colors of the output. */
public enum TextStyle {
    /** No color at all. */
    PLAIN,
    /** Colors as escape sequences of ECMA-48, which every terminal supports. */
    COLORED;

    private static final String FIRST = "\uFDD0";

    /**
     * The mark that replaces the escape character of a color until the text is printed, because every other escape
     * character is escaped before that. The mark contains a random number, so no text can contain the mark itself.
     * Creating the random number takes longer than parsing the command line, so it is created only for the first color.
     */
    private static final class Mark {
        static final String VALUE = FIRST + Long.toHexString(new SecureRandom().nextLong()) + "\uFDD1";

        private Mark() {}
    }

    /** {@return the text that clears the current line of a terminal} */
    public static String clearLine() {
        return Mark.VALUE + "K";
    }

    /** {@return the text with escape sequences of ECMA-48 instead of the marks} */
    static String encode(String text) {
        return text.contains(FIRST) && text.contains(Mark.VALUE)
                ? text.replace(clearLine(), "\r\u001b[K").replace(Mark.VALUE, "\u001b[")
                : text;
    }

    /** {@return the text in bold, for ids and headings} */
    public String strong(String text) {
        return wrap("1", text);
    }

    /** {@return the text in green, the color of success} */
    public String good(String text) {
        return wrap("32", text);
    }

    /** {@return the text in yellow, the color of warnings} */
    public String warning(String text) {
        return wrap("33", text);
    }

    /** {@return the text in red, the color of errors} */
    public String error(String text) {
        return wrap("31", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : Mark.VALUE + code + "m" + text + Mark.VALUE + "0m";
    }
}
