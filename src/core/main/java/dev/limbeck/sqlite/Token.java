package dev.limbeck.sqlite;

import dev.limbeck.model.CaseFolding;
import org.jspecify.annotations.Nullable;

/** One token of a statement and where it stands. Its text is cut out when it is first asked for: most never are. */
final class Token {
    private final Kind kind;
    private final String source;
    private final int start;
    private final int end;
    private @Nullable String text;

    /** The stretch of that statement between the two offsets. */
    Token(Kind kind, String source, int start, int end) {
        this.kind = kind;
        this.source = source;
        this.start = start;
        this.end = end;
    }

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
        /** Parentheses and what is in them, which whoever reads the parts of a key draws together. */
        GROUP,
        /** A comment of either style, its marks included. */
        COMMENT,
        /** What SQLite calls an unrecognized token. */
        ILLEGAL,
        /** Behind the last token. */
        END
    }

    /** {@return what it is} */
    Kind kind() {
        return kind;
    }

    /** {@return the offset of its first character} */
    int start() {
        return start;
    }

    /** {@return the offset behind its last character} */
    int end() {
        return end;
    }

    /** {@return where its characters stand} */
    Span span() {
        return new Span(start, end);
    }

    /** {@return its characters, quotes included} */
    String text() {
        String known = text;
        if (known == null) {
            known = source.substring(start, end);
            text = known;
        }
        return known;
    }

    /** {@return whether it is that keyword or symbol; quoted text never is} */
    boolean is(String wanted) {
        return end - start == wanted.length()
                && (kind == Kind.WORD || kind == Kind.SYMBOL)
                && CaseFolding.stands(wanted, source, start);
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
            case WORD -> !Keywords.isReserved(source, start, end);
            case QUOTED, STRING -> true;
            default -> false;
        };
    }

    /** {@return whether it can be a word of a type name ({@code ids} in SQLite's parse.y)} */
    boolean isTypeWord() {
        return isName() && !(kind == Kind.WORD && Keywords.isJoinWord(source, start, end));
    }

    /** {@return the name it stands for, without quotes} */
    String name() {
        return Names.unquote(text());
    }

    /** {@return one token for all from this opening parenthesis to that closing one} */
    Token groupedTo(Token closing) {
        return new Token(Kind.GROUP, source, start, closing.end);
    }

    /** Equal are two of one kind that have the same characters at the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token token
                && kind == token.kind
                && start == token.start
                && text().equals(token.text());
    }

    @Override
    public int hashCode() {
        return 31 * start + text().hashCode();
    }

    @Override
    public String toString() {
        return kind + " " + text() + " at " + start;
    }
}
