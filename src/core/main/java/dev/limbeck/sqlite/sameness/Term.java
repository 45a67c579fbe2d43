package dev.limbeck.sqlite.sameness;

import java.util.ArrayList;
import java.util.List;

/**
 * The key of a part of an expression.
 *
 * @param operator {@code and} or {@code or} if its parts can be merged with parts of other terms with the same
 *     operator, {@code literal} for a literal, otherwise empty
 * @param parts the keys of the operands if the operator is AND or OR; otherwise a single key, that of the whole term
 */
record Term(String operator, List<String> parts) {
    private static final String LITERAL = "literal";

    /** Copies the parts. */
    Term {
        parts = List.copyOf(parts);
    }

    /** {@return the term with the given key} */
    static Term of(String key) {
        return new Term("", List.of(key));
    }

    /** {@return a term for the given literal} */
    static Term literal(String key) {
        return new Term(LITERAL, List.of(key));
    }

    /**
     * {@return the two terms joined by AND or OR; nested terms with the same operator are merged, because nesting is
     * not significant}
     */
    static Term join(String operator, Term left, Term right) {
        List<String> parts = new ArrayList<>(left.operandsOf(operator));
        parts.addAll(right.operandsOf(operator));
        return new Term(operator, parts);
    }

    private List<String> operandsOf(String wanted) {
        return operator.equals(wanted) ? parts : List.of(key());
    }

    /** {@return whether this term is a literal} */
    boolean isLiteral() {
        return operator.equals(LITERAL);
    }

    /** {@return the key of this term} */
    String key() {
        return parts.size() == 1 ? parts.get(0) : "(" + operator + " " + String.join(" ", parts) + ")";
    }
}
