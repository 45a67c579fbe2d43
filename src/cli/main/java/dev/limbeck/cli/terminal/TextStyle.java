package dev.limbeck.cli.terminal;

/** The colours of the output. */
public enum TextStyle {
    /** No colour at all. */
    PLAIN,
    /** Colours by the escape sequences of ECMA-48, which every terminal supports. */
    COLOURED;

    /** {@return the text in bold, for ids and headings} */
    public String strong(String text) {
        return wrap("1", text);
    }

    /** {@return the text in green} */
    public String good(String text) {
        return wrap("32", text);
    }

    /** {@return the text as a warning} */
    public String warning(String text) {
        return wrap("33", text);
    }

    /** {@return the text as an error} */
    public String error(String text) {
        return wrap("31", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
