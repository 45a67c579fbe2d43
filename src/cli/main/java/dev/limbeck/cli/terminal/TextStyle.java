package dev.limbeck.cli.terminal;

/** The colours of the output. */
public enum TextStyle {
    /** No colour at all. */
    PLAIN,
    /** Colours as escape sequences of ECMA-48, which every terminal supports. */
    COLOURED;

    /** {@return the text in bold, for ids and headings} */
    public String strong(String text) {
        return wrap("1", text);
    }

    /** {@return the text in green, the colour of success} */
    public String good(String text) {
        return wrap("32", text);
    }

    /** {@return the text in yellow, the colour of warnings} */
    public String warning(String text) {
        return wrap("33", text);
    }

    /** {@return the text in red, the colour of errors} */
    public String error(String text) {
        return wrap("31", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
