package dev.limbeck.sqlite.ddl;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.sqlite.ddl.Token.Kind;

/** Reads the tokens of a statement in order; comments are skipped. */
public final class Cursor {
    private final String sql;
    private final Token[] code;
    private final Token end;
    private int at;

    /** Creates a cursor before the first token of the statement. */
    public Cursor(String sql) {
        this.sql = sql;
        this.code = Tokenizer.code(sql).toArray(Token[]::new);
        this.end = new Token(Kind.END, sql, sql.length(), sql.length());
    }

    /** {@return the next token} */
    public Token peek() {
        return at < code.length ? code[at] : end;
    }

    /**
     * {@return the token that is {@code ahead} positions after the next token; if the number is negative, a token that
     * was already read}
     */
    public Token peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < code.length ? code[index] : end;
    }

    /** {@return the next token, and moves past it} */
    public Token next() {
        Token token = peek();
        if (token.kind() == Kind.END || token.kind() == Kind.ILLEGAL) {
            throw unexpected("more");
        }
        at++;
        return token;
    }

    /** Moves back by the given number of tokens. */
    void moveBack(int tokens) {
        at -= tokens;
    }

    /** {@return whether the next token is the given keyword or symbol} */
    public boolean isAt(String word) {
        return peek().is(word);
    }

    /** {@return whether the next tokens are the given keywords or symbols} */
    boolean isAt(String first, String second) {
        return peek().is(first) && peek(1).is(second);
    }

    /** {@return whether the next token ends a list item: a comma or a closing parenthesis} */
    boolean isAtItemEnd() {
        Token token = peek();
        return token.is(",") || token.is(")");
    }

    /** {@return whether all tokens have been read} */
    public boolean isAtEnd() {
        return peek().kind() == Kind.END;
    }

    /** {@return whether the next token was the given keyword or symbol; if so, the cursor moves past it} */
    public boolean accept(String word) {
        return advanceIf(isAt(word), 1);
    }

    /** {@return whether the next tokens were the given keywords or symbols; if so, the cursor moves past them} */
    public boolean accept(String first, String second) {
        return advanceIf(isAt(first, second), 2);
    }

    /** {@return whether the next tokens were the given keywords or symbols; if so, the cursor moves past them} */
    boolean accept(String first, String second, String third) {
        return advanceIf(isAt(first, second) && peek(2).is(third), 3);
    }

    private boolean advanceIf(boolean found, int tokens) {
        at += found ? tokens : 0;
        return found;
    }

    /** {@return the next token, which must be the given keyword or symbol} */
    public Token expect(String word) {
        if (!isAt(word)) {
            throw unexpected(word);
        }
        return next();
    }

    /** {@return the next token, which must be a valid name} */
    public Token name() {
        if (!peek().isName()) {
            throw unexpected("a name");
        }
        return next();
    }

    /** {@return the span from the given token to the last token that was read} */
    Span spanFrom(Token first) {
        return new Span(first.start(), peek(-1).end());
    }

    /**
     * {@return the content of the parentheses that open at the cursor, including comments but without surrounding white
     * space; moves past them}
     */
    Span parenthesised() {
        int start = expect("(").end();
        skipToClosing();
        int close = expect(")").start();
        while (start < close && Tokenizer.isSpace(sql.charAt(start))) {
            start++;
        }
        while (start < close && Tokenizer.isSpace(sql.charAt(close - 1))) {
            close--;
        }
        return new Span(start, close);
    }

    /** Moves to the parenthesis that closes the current parenthesis. */
    void skipToClosing() {
        while (!isAt(")")) {
            skip();
        }
    }

    /** Moves past the next token; if it is an opening parenthesis, moves past the closing parenthesis. */
    void skip() {
        if (next().is("(")) {
            skipToClosing();
            expect(")");
        }
    }

    /** {@return an error that reports where reading stopped} */
    public UnreadableSchema unexpected(String wanted) {
        Token token = peek();
        String found = token.kind() == Kind.END ? "the end" : "\"" + token.text() + "\"";
        return new UnreadableSchema("Cannot read this definition: expected " + wanted + " at character "
                + (token.start() + 1) + " but found " + found + ".\n" + sql);
    }
}
