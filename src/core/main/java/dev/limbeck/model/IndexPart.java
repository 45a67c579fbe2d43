package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * One column or expression of an index.
 *
 * @param column the name of the column, or null for an expression
 * @param expression the expression, or null for a column
 * @param collation the collation declared for this part, or null
 * @param descending whether the index is sorted by this part in descending order
 */
public record IndexPart(
        @Nullable String column, @Nullable SqlText expression, @Nullable String collation, boolean descending) {
    /** Rejects a part that is both a column and an expression, or neither. */
    public IndexPart {
        if ((column == null) == (expression == null)) {
            throw new IllegalArgumentException("An index part must be either a column or an expression");
        }
    }

    /** {@return a part for the column with the given name, in ascending order} */
    public static IndexPart column(String name) {
        return new IndexPart(name, null, null, false);
    }

    /** {@return a part for the given expression, in ascending order} */
    public static IndexPart expression(SqlText expression) {
        return new IndexPart(null, expression, null, false);
    }

    /** {@return this part in descending order} */
    public IndexPart desc() {
        return new IndexPart(column, expression, collation, true);
    }

    /** {@return this part with the given collation} */
    public IndexPart collate(String name) {
        return new IndexPart(column, expression, name, descending);
    }
}
