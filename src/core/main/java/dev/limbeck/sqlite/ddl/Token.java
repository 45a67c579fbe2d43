package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.CaseFolding;
import org.jspecify.annotations.Nullable;

/**
 * A token of a statement with its position. Its text is extracted on first use, because most texts are never needed.
 */
public final class Token {
    private final Kind kind;
    private final String source;
    private final int start;
    private final int end;
    private @Nullable String text;

    /** Creates the token of that statement between the two offsets. */
    Token(Kind kind, String source, int start, int end) {
        this.kind = kind;
        this.source = source;
        this.start = start;
        this.end = end;
    }

    /** The kinds of token. */
    public enum Kind {
        /** A bare identifier or a keyword, depending on its position. */
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
        /** Parentheses with their content, combined when the parts of a key are read. */
        GROUP,
        /** A comment of either style, its marks included. */
        COMMENT,
        /** An unrecognized token, in SQLite's terms. */
        ILLEGAL,
        /** After the last token. */
        END
    }

    /** {@return its kind} */
    public Kind kind() {
        return kind;
    }

    /** {@return the offset of its first character} */
    int start() {
        return start;
    }

    /** {@return the offset after its last character} */
    int end() {
        return end;
    }

    /** {@return its position} */
    public Span span() {
        return new Span(start, end);
    }

    /** {@return its characters, quotes included} */
    public String text() {
        String known = text;
        if (known == null) {
            known = source.substring(start, end);
            text = known;
        }
        return known;
    }

    /** {@return whether it is that keyword or symbol; quoted text never is} */
    public boolean is(String wanted) {
        return end - start == wanted.length()
                && (kind == Kind.WORD || kind == Kind.SYMBOL)
                && CaseFolding.matchesAt(wanted, source, start);
    }

    /** {@return whether it is one of these keywords or symbols} */
    public boolean isOneOf(String... wanted) {
        for (String one : wanted) {
            if (is(one)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether it can name a table or a column ({@code nm} in SQLite's parse.y)} */
    public boolean isName() {
        return switch (kind) {
            case WORD -> !Keywords.isReserved(source, start, end);
            case QUOTED, STRING -> true;
            default -> false;
        };
    }

    /** {@return whether it can be a word of a type name ({@code ids} in SQLite's parse.y)} */
    public boolean isTypeWord() {
        return isName() && !(kind == Kind.WORD && Keywords.isJoinWord(source, start, end));
    }

    /** {@return the name it spells, without quotes} */
    public String name() {
        return Names.unquote(text());
    }

    /** {@return a single token from this opening parenthesis to that closing one} */
    Token groupedTo(Token closing) {
        return new Token(Kind.GROUP, source, start, closing.end);
    }

    /** Tokens are equal if they have the same kind, position and characters. */
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
