package dev.limbeck.sqlite;

import java.util.ArrayList;
import java.util.List;

/**
 * The key of a part of an expression.
 *
 * @param operator {@code and} or {@code or} where its parts can be joined with others of their kind, {@code literal} for
 *     a literal, else empty
 * @param parts the keys of the operands of AND or OR; else the whole key alone
 */
record Term(String operator, List<String> parts) {
    private static final String LITERAL = "literal";

    /** Copies the parts. */
    Term {
        parts = List.copyOf(parts);
    }

    /** {@return the term of that key} */
    static Term of(String key) {
        return new Term("", List.of(key));
    }

    /** {@return the term of a literal} */
    static Term literal(String key) {
        return new Term(LITERAL, List.of(key));
    }

    /** {@return both under AND or OR, whose nesting means nothing} */
    static Term chain(String operator, Term left, Term right) {
        List<String> parts = new ArrayList<>(left.under(operator));
        parts.addAll(right.under(operator));
        return new Term(operator, parts);
    }

    private List<String> under(String wanted) {
        return operator.equals(wanted) ? parts : List.of(key());
    }

    /** {@return whether it is a literal} */
    boolean isLiteral() {
        return operator.equals(LITERAL);
    }

    /** {@return its key} */
    String key() {
        return parts.size() == 1 ? parts.get(0) : "(" + operator + " " + String.join(" ", parts) + ")";
    }
}
