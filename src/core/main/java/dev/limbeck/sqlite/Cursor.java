package dev.limbeck.sqlite;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.sqlite.Token.Kind;
import java.util.List;

/** Walks over the tokens of one statement, comments left out. */
final class Cursor {
    private final String sql;
    private final List<Token> code;
    private final Token end;
    private int at;

    /** Stands before the first token of the statement. */
    Cursor(String sql) {
        this.sql = sql;
        this.code = Tokenizer.code(sql);
        this.end = new Token(Kind.END, "", Span.at(sql.length()));
    }

    /** {@return the next token} */
    Token peek() {
        return peek(0);
    }

    /** {@return the token so many behind the next one; negative looks back} */
    Token peek(int ahead) {
        int index = at + ahead;
        return index >= 0 && index < code.size() ? code.get(index) : end;
    }

    /** {@return the next token, and moves behind it} */
    Token next() {
        Token token = peek();
        if (token.kind() == Kind.END || token.kind() == Kind.ILLEGAL) {
            throw unexpected("more");
        }
        at++;
        return token;
    }

    /** Moves back by so many tokens. */
    void back(int tokens) {
        at -= tokens;
    }

    /** {@return whether the next tokens are these keywords or symbols} */
    boolean at(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether nothing is left} */
    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    /** {@return whether the next tokens were these keywords or symbols, in which case it moved behind them} */
    boolean accept(String... words) {
        if (!at(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    /** {@return the next token, which must be this keyword or symbol} */
    Token expect(String word) {
        if (!at(word)) {
            throw unexpected(word);
        }
        return next();
    }

    /** {@return the next token, which must be one that can be a name} */
    Token name() {
        if (!peek().isName()) {
            throw unexpected("a name");
        }
        return next();
    }

    /** {@return the stretch from that token to the last one passed} */
    Span since(Token first) {
        return first.span().to(peek(-1).span());
    }

    /** {@return the inside of the parentheses that open here, comments included but no white space around; moves behind} */
    Span parenthesised() {
        int start = expect("(").span().end();
        skipToClosing();
        int close = expect(")").span().start();
        while (start < close && Tokenizer.isSpace(sql.charAt(start))) {
            start++;
        }
        while (start < close && Tokenizer.isSpace(sql.charAt(close - 1))) {
            close--;
        }
        return new Span(start, close);
    }

    /** Moves to the parenthesis that closes the one that is open here. */
    void skipToClosing() {
        while (!at(")")) {
            skip();
        }
    }

    /** Moves behind the next token, or behind the whole of what is in parentheses. */
    void skip() {
        if (next().is("(")) {
            skipToClosing();
            expect(")");
        }
    }

    /** {@return an error that says where reading stopped} */
    UnreadableSchema unexpected(String wanted) {
        Token token = peek();
        String found = token.kind() == Kind.END ? "the end" : "\"" + token.text() + "\"";
        return new UnreadableSchema("Cannot read this definition: expected " + wanted + " at character "
                + (token.span().start() + 1) + " but found " + found + ".\n" + sql);
    }
}
