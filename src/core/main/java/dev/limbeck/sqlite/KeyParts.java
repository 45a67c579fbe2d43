package dev.limbeck.sqlite;

import dev.limbeck.sqlite.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an index, a primary key or a unique constraint ({@code sortlist} of SQLite's parse.y). */
final class KeyParts {
    private final Cursor in;

    KeyParts(Cursor in) {
        this.in = in;
    }

    /** {@return the parts up to the closing parenthesis or an AUTOINCREMENT, which are left standing} */
    List<KeyPart> read() {
        List<KeyPart> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (in.accept(","));
        return parts;
    }

    private KeyPart part() {
        List<Token> tokens = new ArrayList<>();
        while (!in.peek().isOneOf(",", ")", "AUTOINCREMENT")) {
            Token first = in.peek();
            in.skip();
            Span span = in.since(first);
            tokens.add(first.is("(") ? new Token(Kind.SYMBOL, "(", span) : first);
        }
        if (tokens.isEmpty()) {
            throw in.unexpected("a column");
        }
        return part(tokens);
    }

    /** Takes a part's tokens apart; what stands in parentheses is one token here. */
    private KeyPart part(List<Token> tokens) {
        int size = tokens.size();
        Span span = tokens.get(0).span().to(tokens.get(size - 1).span());
        if (size > 2 && tokens.get(size - 2).is("NULLS")) {
            size -= 2;
        }
        Token order = null;
        if (size > 1 && tokens.get(size - 1).isOneOf("ASC", "DESC") && endsOperand(tokens, size - 2)) {
            order = tokens.get(--size);
        }
        Token collation = null;
        while (size >= 3 && tokens.get(size - 2).is("COLLATE") && isPrimary(tokens, size - 2)) {
            collation = collation == null ? tokens.get(size - 1) : collation;
            size -= 2;
        }
        Span expression = tokens.get(0).span().to(tokens.get(size - 1).span());
        return new KeyPart(span, expression, size == 1 ? column(tokens.get(0)) : null, collation, order);
    }

    /** Whether an operand of an expression can end with that token, so that a word behind it is no operand itself. */
    private static boolean endsOperand(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (index > 0 && tokens.get(index - 1).is("COLLATE")) {
            return true;
        }
        return switch (token.kind()) {
            case SYMBOL -> token.is("(");
            case WORD ->
                token.isName()
                        ? index == 0 || !token.isOneOf("LIKE", "GLOB", "REGEXP", "MATCH", "ESCAPE")
                        : token.isOneOf("NULL", "ISNULL", "NOTNULL");
            default -> true;
        };
    }

    /** Whether the first tokens are one operand, so that a COLLATE behind them applies to the whole. */
    private static boolean isPrimary(List<Token> tokens, int size) {
        if (size == 1) {
            return true;
        }
        if (size == 2) {
            return tokens.get(0).isName() && tokens.get(1).is("(");
        }
        return tokens.get(size - 2).is("COLLATE") && isPrimary(tokens, size - 2);
    }

    private static @Nullable Token column(Token token) {
        return token.isName() ? token : null;
    }
}
