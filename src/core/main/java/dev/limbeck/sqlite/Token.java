package dev.limbeck.sqlite;

/**
 * One token of a statement and where it stands.
 *
 * @param kind what it is
 * @param text its characters, quotes included
 * @param span where they stand
 */
record Token(Kind kind, String text, Span span) {

    /** The kinds of token. */
    enum Kind {
        /** A bare identifier or a keyword: which one depends on where it stands. */
        WORD,
        /** An identifier in double quotes, brackets or backticks. */
        QUOTED,
        /** Text in single quotes, which is a name where SQLite expects one. */
        STRING,
        /** An integer or a floating point number, hexadecimal and digit separators included. */
        NUMBER,
        /** A blob literal. */
        BLOB,
        /** A bind parameter. */
        VARIABLE,
        /** An operator, a parenthesis, a comma, a point or a semicolon. */
        SYMBOL,
        /** A comment of either style, its marks included. */
        COMMENT,
        /** What SQLite calls an unrecognized token. */
        ILLEGAL,
        /** Behind the last token. */
        END
    }

    /** {@return whether it is that keyword or symbol; quoted text never is} */
    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && Names.same(text, wanted);
    }

    /** {@return whether it is one of these keywords or symbols} */
    boolean isOneOf(String... wanted) {
        for (String one : wanted) {
            if (is(one)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether it can name a table or a column ({@code nm} in SQLite's parse.y)} */
    boolean isName() {
        return switch (kind) {
            case WORD -> !Keywords.isReserved(text);
            case QUOTED, STRING -> true;
            default -> false;
        };
    }

    /** {@return whether it can be a word of a type name ({@code ids} in SQLite's parse.y)} */
    boolean isTypeWord() {
        return isName() && !(kind == Kind.WORD && Keywords.isJoinWord(text));
    }

    /** {@return the name it stands for, without quotes} */
    String name() {
        return Names.unquote(text);
    }
}
