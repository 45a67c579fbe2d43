package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.CaseFolding;
import org.jspecify.annotations.Nullable;

/**
 * A token of a statement with its position. The token's text is extracted on first use, because most tokens are never
 * asked for their text.
 */
public final class Token {
    private final Kind kind;
    private final String source;
    private final int start;
    private final int end;
    private @Nullable String text;

    /** Creates a token for the part of the given statement between the two offsets. */
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
        /** Text in single quotes, which is a name where SQLite expects a name. */
        STRING,
        /** An integer or a floating-point number, possibly hexadecimal or with digit separators. */
        NUMBER,
        /** A blob literal. */
        BLOB,
        /** A bind parameter. */
        VARIABLE,
        /** An operator, a parenthesis, a comma, a period or a semicolon. */
        SYMBOL,
        /** Parentheses with their content, combined into one token when the parts of a key are read. */
        GROUP,
        /** A comment of either style, including its delimiters. */
        COMMENT,
        /** Text that SQLite reports as an unrecognized token. */
        ILLEGAL,
        /** The end of the statement, after the last token. */
        END
    }

    /** {@return the kind of this token} */
    public Kind kind() {
        return kind;
    }

    /** {@return the offset of the first character of this token} */
    int start() {
        return start;
    }

    /** {@return the offset after the last character of this token} */
    int end() {
        return end;
    }

    /** {@return the position of this token} */
    public Span span() {
        return new Span(start, end);
    }

    /** {@return the characters of this token, including quotes} */
    public String text() {
        String known = text;
        if (known == null) {
            known = source.substring(start, end);
            text = known;
        }
        return known;
    }

    /** {@return whether this token is the given keyword or symbol; always false for quoted text} */
    public boolean is(String wanted) {
        return end - start == wanted.length()
                && (kind == Kind.WORD || kind == Kind.SYMBOL)
                && CaseFolding.matchesAt(wanted, source, start);
    }

    /** {@return whether this token is one of the given keywords or symbols} */
    public boolean isOneOf(String... wanted) {
        for (String one : wanted) {
            if (is(one)) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether this token can name a table or a column ({@code nm} in SQLite's parse.y)} */
    public boolean isName() {
        return switch (kind) {
            case WORD -> !Keywords.isReserved(source, start, end);
            case QUOTED, STRING -> true;
            default -> false;
        };
    }

    /** {@return whether this token can be a word of a type name ({@code ids} in SQLite's parse.y)} */
    public boolean isTypeWord() {
        return isName() && !(kind == Kind.WORD && Keywords.isJoinWord(source, start, end));
    }

    /** {@return the name that this token denotes, without quotes} */
    public String name() {
        return SqliteNames.unquote(text());
    }

    /** {@return a single token from this opening parenthesis to the given closing parenthesis} */
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
