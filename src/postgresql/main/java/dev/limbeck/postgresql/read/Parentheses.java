package dev.limbeck.postgresql.read;

/** Finds parentheses in the texts that the server prints. */
final class Parentheses {
    private Parentheses() {}

    /** {@return the text without the parentheses that enclose all of it} */
    static String strip(String text) {
        String inner = text;
        while (inner.startsWith("(") && end(inner, 0) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return inner;
    }

    /**
     * {@return the position of the parenthesis that closes the parenthesis at the given position; -1 if there is none}
     */
    static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuote(text, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Returns the end of a quoted string or name. Quotes inside it are doubled, so it is read as several quoted strings
     * in a row.
     */
    private static int endOfQuote(String text, int start) {
        boolean escapes = start > 0 && text.charAt(start) == '\'' && text.charAt(start - 1) == 'E';
        for (int i = start + 1; i < text.length(); i++) {
            if (escapes && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(start)) {
                return i;
            }
        }
        return text.length();
    }
}
