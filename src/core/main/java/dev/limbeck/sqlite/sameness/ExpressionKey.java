package dev.limbeck.sqlite.sameness;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.sqlite.ddl.BoundedCache;
import dev.limbeck.sqlite.ddl.Cursor;
import dev.limbeck.sqlite.ddl.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Computes the key of an expression. The keys of two expressions are equal if the expressions differ only in spelling
 * and redundant parentheses. The expression is parsed with SQLite's operator precedence (parse.y,
 * sqlite.org/lang_expr.html) and written in prefix form, so that redundant parentheses disappear. Parts that cannot be
 * parsed, such as subqueries, are compared token by token.
 */
public final class ExpressionKey {
    /** The size of the cache of keys; a comparison needs the key of each check several times. */
    private static final int CACHE_SIZE = 10_000;

    private static final BoundedCache<String> KEYS = new BoundedCache<>(CACHE_SIZE, ExpressionKey::read);

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int EQUALITY = 4;
    private static final int ORDER = 5;
    private static final int BITS = 7;
    private static final int SUM = 8;
    private static final int PRODUCT = 9;
    private static final int CONCAT = 10;
    private static final int COLLATE = 11;
    private static final int UNARY = 12;

    private final Cursor in;
    private final OperandKey operands;

    /** Reads from the given cursor. */
    ExpressionKey(Cursor in) {
        this.in = in;
        this.operands = new OperandKey(in, this);
    }

    /** {@return the key of the given expression} */
    public static String keyOf(String sql) {
        return KEYS.get(sql);
    }

    private static String read(String sql) {
        try {
            Cursor in = new Cursor(sql);
            Term term = new ExpressionKey(in).read();
            return in.isAtEnd() ? term.key() : TokenKey.keyOf(sql);
        } catch (UnreadableSchema unparsable) {
            return TokenKey.keyOf(sql);
        }
    }

    /** {@return the whole expression that starts at the cursor} */
    Term read() {
        return read(OR);
    }

    private Term read(int weakest) {
        Term left = prefixed();
        while (true) {
            int strength = strength();
            if (strength < weakest) {
                return left;
            }
            left = infix(left, strength);
        }
    }

    private Term prefixed() {
        if (in.isAt("NOT") && !in.peek(1).is("NULL")) {
            in.next();
            return Term.of("(not " + read(NOT).key() + ")");
        }
        if (!in.peek().isOneOf("-", "+", "~")) {
            return operands.read();
        }
        String sign = in.next().text();
        Term operand = read(UNARY);
        if (!operand.isLiteral() || sign.equals("~")) {
            return Term.of("(" + sign + " " + operand.key() + ")");
        }
        return sign.equals("+") ? operand : Term.literal("-" + operand.key());
    }

    /** {@return the precedence of the operator at the cursor; 0 if there is no operator} */
    private int strength() {
        Token token = in.peek();
        if (token.is("NOT")) {
            return in.peek(1).isOneOf("NULL", "LIKE", "GLOB", "REGEXP", "MATCH", "IN", "BETWEEN") ? EQUALITY : 0;
        }
        return switch (token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.WORD
                ? TokenKey.keyOf(token)
                : "") {
            case "or" -> OR;
            case "and" -> AND;
            case "is", "isnull", "notnull", "like", "glob", "regexp", "match", "in", "between", "=", "!=" -> EQUALITY;
            case "<", "<=", ">", ">=" -> ORDER;
            case "&", "|", "<<", ">>" -> BITS;
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            case "||", "->", "->>" -> CONCAT;
            case "collate" -> COLLATE;
            default -> 0;
        };
    }

    private Term infix(Term left, int strength) {
        if (in.accept("ISNULL")) {
            return Term.of("(is " + left.key() + " null)");
        }
        if (in.accept("NOTNULL") || in.accept("NOT", "NULL")) {
            return Term.of("(isnot " + left.key() + " null)");
        }
        boolean not = in.accept("NOT");
        Token operator = in.next();
        String word = TokenKey.keyOf(operator);
        if (strength == OR || strength == AND) {
            return Term.join(word, left, read(strength + 1));
        }
        String key =
                switch (word) {
                    case "is" -> is(left);
                    case "in" -> inKey(left);
                    case "between" -> between(left);
                    case "like", "glob", "regexp", "match" -> like(word, left);
                    case "collate" -> "(collate " + left.key() + " " + TokenKey.identifierKey(in.name()) + ")";
                    default ->
                        "(" + word + " " + left.key() + " " + read(strength + 1).key() + ")";
                };
        return Term.of(not ? "(not " + key + ")" : key);
    }

    private String is(Term left) {
        boolean not = in.accept("NOT");
        if (in.accept("DISTINCT", "FROM")) {
            not = !not;
        }
        return "(" + (not ? "isnot " : "is ") + left.key() + " " + read(ORDER).key() + ")";
    }

    private String between(Term left) {
        String low = read(ORDER).key();
        in.expect("AND");
        return "(between " + left.key() + " " + low + " " + read(ORDER).key() + ")";
    }

    private String like(String word, Term left) {
        String pattern = read(ORDER).key();
        String escape = in.accept("ESCAPE") ? " " + read(BITS).key() : "";
        return "(" + word + " " + left.key() + " " + pattern + escape + ")";
    }

    /**
     * Sorts the literals of an IN list, because their order is not significant and Hibernate writes them in hash order.
     */
    private String inKey(Term left) {
        if (!in.isAt("(") || operands.isAtQuery()) {
            return "(in " + left.key() + " " + operands.read().key() + ")";
        }
        in.next();
        List<Term> items = list();
        in.expect(")");
        List<String> keys = new ArrayList<>(items.stream().map(Term::key).toList());
        if (items.stream().allMatch(Term::isLiteral)) {
            Collections.sort(keys);
        }
        return "(in " + left.key() + " [" + String.join(" ", keys) + "])";
    }

    /** {@return the expressions up to the closing parenthesis, which is not consumed} */
    List<Term> list() {
        List<Term> items = new ArrayList<>();
        if (!in.isAt(")")) {
            do {
                items.add(read());
            } while (in.accept(","));
        }
        return items;
    }
}
