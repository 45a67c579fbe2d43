package dev.limbeck.revision.source;

/**
 * Splits Java source into the tokens of a revision's header (JLS 3). The lexer reads the source only as far as tokens
 * are requested, so the body of a class is not read.
 */
final class JavaLexer {
    /** The kinds of tokens. */
    enum Kind {
        /** A keyword, an identifier, a number, {@code true}, {@code false} or {@code null}. */
        WORD,
        /** A string or text block; its text is the value. */
        STRING,
        /** A character literal. */
        CHARACTER,
        /** Any other single character. */
        SIGN,
        /** A documentation comment; its text does not include the comment marks. */
        JAVADOC,
        /** A comment that ends with its line, if comments are requested. */
        COMMENT,
        /** The end of the file. */
        END
    }

    /**
     * One token.
     *
     * @param kind the kind
     * @param text the text
     * @param line the line where it begins, from 1
     */
    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }
    }

    /** Signals that the text is not valid Java, and at which line. */
    static final class NotJava extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        NotJava(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private final String text;
    private int at;
    private int line = 1;
    private boolean comments;

    JavaLexer(String source) {
        text = translated(source);
    }

    /** {@return a lexer that also returns the comments that end with their line} */
    static JavaLexer withComments(String source) {
        JavaLexer lexer = new JavaLexer(source);
        lexer.comments = true;
        return lexer;
    }

    /** Replaces Unicode escapes, before anything else is read (JLS 3.3). */
    private static String translated(String source) {
        if (!source.contains("\\u")) {
            return source;
        }
        StringBuilder translated = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '\\' || at + 1 == source.length()) {
                translated.append(c);
                at++;
                continue;
            }
            int digits = at + 1;
            while (digits < source.length() && source.charAt(digits) == 'u') {
                digits++;
            }
            if (digits > at + 1 && isHex(source, digits)) {
                translated.append((char) Integer.parseInt(source.substring(digits, digits + 4), 16));
                at = digits + 4;
            } else {
                translated.append(c).append(source.charAt(at + 1));
                at += 2;
            }
        }
        return translated.toString();
    }

    private static boolean isHex(String source, int from) {
        return from + 4 <= source.length()
                && source.substring(from, from + 4).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    Token next() throws NotJava {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                at++;
            } else if (c == ' ' || Character.isWhitespace(c)) {
                at++;
            } else if (c == '/' && text.startsWith("//", at)) {
                int from = at + 2;
                at = orEnd(text.indexOf('\n', at));
                if (comments) {
                    return new Token(Kind.COMMENT, text.substring(from, at).strip(), line);
                }
            } else if (c == '/' && text.startsWith("/*", at)) {
                Token javadoc = comment();
                if (javadoc != null) {
                    return javadoc;
                }
            } else {
                return token(c);
            }
        }
        return new Token(Kind.END, "", line);
    }

    private int orEnd(int position) {
        return position < 0 ? text.length() : position;
    }

    private @org.jspecify.annotations.Nullable Token comment() throws NotJava {
        int start = line;
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw new NotJava(start, "this comment is not closed");
        }
        boolean javadoc = text.startsWith("/**", at) && end > at + 2;
        String inside = text.substring(at, end);
        countLines(at, end);
        at = end + 2;
        return javadoc ? new Token(Kind.JAVADOC, inside.substring(3), start) : null;
    }

    private void countLines(int from, int to) {
        for (int position = from; position < to; position++) {
            if (text.charAt(position) == '\n') {
                line++;
            }
        }
    }

    private Token token(char c) throws NotJava {
        int start = line;
        if (c == '"' && text.startsWith("\"\"\"", at)) {
            return new Token(Kind.STRING, textBlock(), start);
        }
        if (c == '"' || c == '\'') {
            return new Token(c == '"' ? Kind.STRING : Kind.CHARACTER, quoted(c), start);
        }
        int from = at;
        if (isPart(c)) {
            while (at < text.length() && isPart(text.charAt(at))) {
                at++;
            }
            return new Token(Kind.WORD, text.substring(from, at), start);
        }
        at++;
        return new Token(Kind.SIGN, text.substring(from, at), start);
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || Character.isJavaIdentifierPart(c) || Character.isSurrogate(c);
    }

    private String quoted(char quote) throws NotJava {
        int from = at + 1;
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length() || text.charAt(end) != quote) {
            throw new NotJava(line, "this string is not closed on its line");
        }
        at = end + 1;
        return unescaped(text.substring(from, end));
    }

    private String textBlock() throws NotJava {
        int from = text.indexOf('\n', at) + 1;
        int end = from;
        while (from > 0 && end < text.length() && !text.startsWith("\"\"\"", end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (from == 0 || end >= text.length()) {
            throw new NotJava(line, "this text block is not closed");
        }
        int start = line;
        countLines(at, end);
        at = end + 3;
        try {
            return text.substring(from, end).replace("\r\n", "\n").stripIndent().translateEscapes();
        } catch (IllegalArgumentException e) {
            throw new NotJava(start, "this text block has an invalid escape sequence");
        }
    }

    private String unescaped(String inside) throws NotJava {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        try {
            return inside.translateEscapes();
        } catch (IllegalArgumentException e) {
            throw new NotJava(line, "this string has an invalid escape sequence");
        }
    }
}
