package dev.limbeck.sqlite.ddl;

import dev.limbeck.sqlite.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an index, a primary key or a unique constraint ({@code sortlist} of SQLite's parse.y). */
public final class KeyParts {
    private final Cursor in;

    /** Reads from the given cursor. */
    public KeyParts(Cursor in) {
        this.in = in;
    }

    /** {@return the parts up to the closing parenthesis or the keyword AUTOINCREMENT, which are not consumed} */
    public List<KeyPart> read() {
        List<KeyPart> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (in.accept(","));
        return parts;
    }

    private KeyPart part() {
        if (in.peek().isName()) {
            if (endsPart(in.peek(1))) {
                return column(in.next(), null);
            }
            if (in.peek(1).isOneOf("ASC", "DESC") && endsPart(in.peek(2))) {
                return column(in.next(), in.next());
            }
        }
        return anyPart();
    }

    private static boolean endsPart(Token token) {
        return token.is(",") || token.is(")") || token.is("AUTOINCREMENT");
    }

    /** Reads a part that is only a column; nearly all parts are of this kind. */
    private KeyPart column(Token name, @Nullable Token order) {
        return new KeyPart(in.spanFrom(name), name.span(), name, null, order);
    }

    private KeyPart anyPart() {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (depth > 0 || !endsPart(in.peek())) {
            Token token = in.next();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            tokens.add(token);
        }
        if (tokens.isEmpty()) {
            throw in.unexpected("a column");
        }
        return part(tokens);
    }

    private static KeyPart part(List<Token> flat) {
        List<Token> tokens = grouped(flat);
        if (tokens.size() > 2 && tokens.get(tokens.size() - 2).is("NULLS")) {
            tokens = tokens.subList(0, tokens.size() - 2);
        }
        Token order = null;
        int last = tokens.size() - 1;
        if (last > 0 && tokens.get(last).isOneOf("ASC", "DESC") && endsOperand(tokens, last - 1)) {
            order = tokens.get(last);
            tokens = tokens.subList(0, last);
        }
        return part(span(flat), tokens, flat, order);
    }

    /** Removes COLLATE and the parentheses around a single column, as SQLite's parser does. */
    private static KeyPart part(Span whole, List<Token> tokens, List<Token> flat, @Nullable Token order) {
        Token collation = null;
        Span expression = span(tokens);
        List<Token> rest = tokens;
        while (true) {
            int size = rest.size();
            if (size >= 3 && rest.get(size - 2).is("COLLATE") && isPrimary(rest, size - 2)) {
                collation = collation == null ? rest.get(size - 1) : collation;
                rest = rest.subList(0, size - 2);
                expression = span(rest);
            } else if (size == 1 && rest.get(0).kind() == Kind.GROUP) {
                Token group = rest.get(0);
                rest = grouped(flat.stream()
                        .filter(token -> group.start() < token.start() && token.end() < group.end())
                        .toList());
            } else {
                break;
            }
        }
        if (rest.size() == 1 && rest.get(0).isName()) {
            return new KeyPart(whole, rest.get(0).span(), rest.get(0), collation, order);
        }
        return new KeyPart(whole, expression, null, collation, order);
    }

    private static Span span(List<Token> tokens) {
        return tokens.get(0).span().extendTo(tokens.get(tokens.size() - 1).span());
    }

    /** {@return the tokens, with each parenthesized group combined into one token} */
    private static List<Token> grouped(List<Token> flat) {
        List<Token> grouped = new ArrayList<>();
        int depth = 0;
        Token open = null;
        for (Token token : flat) {
            if (token.is("(") && depth++ == 0) {
                open = token;
            } else if (token.is(")") && --depth == 0 && open != null) {
                grouped.add(open.groupedTo(token));
            } else if (depth == 0) {
                grouped.add(token);
            }
        }
        return grouped;
    }

    /**
     * Returns whether an operand of an expression can end with the given token, in which case a word that follows it is
     * not an operand.
     */
    private static boolean endsOperand(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (index > 0 && tokens.get(index - 1).is("COLLATE")) {
            return true;
        }
        return switch (token.kind()) {
            case SYMBOL -> false;
            case WORD ->
                token.isName()
                        ? index == 0 || !token.isOneOf("LIKE", "GLOB", "REGEXP", "MATCH", "ESCAPE")
                        : token.isOneOf("NULL", "ISNULL", "NOTNULL");
            default -> true;
        };
    }

    /**
     * Returns whether the first {@code size} tokens are a single operand, in which case a COLLATE after them applies to
     * the whole operand.
     */
    private static boolean isPrimary(List<Token> tokens, int size) {
        if (size == 1) {
            return true;
        }
        if (size == 2) {
            return tokens.get(0).isName() && tokens.get(1).kind() == Kind.GROUP;
        }
        return tokens.get(size - 2).is("COLLATE") && isPrimary(tokens, size - 2);
    }
}
