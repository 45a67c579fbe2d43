package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * One column or expression of an index.
 *
 * @param column the column's name, or null when it is an expression
 * @param expression the expression, or null when it is a column
 * @param collation a collation of its own, or null
 * @param descending whether it is sorted from high to low
 */
public record IndexPart(
        @Nullable String column, @Nullable SqlText expression, @Nullable String collation, boolean descending) {
    /** Refuses a part that is both or neither. */
    public IndexPart {
        if ((column == null) == (expression == null)) {
            throw new IllegalArgumentException("An index part is either a column or an expression");
        }
    }

    /** {@return the column of that name, sorted from low to high} */
    public static IndexPart column(String name) {
        return new IndexPart(name, null, null, false);
    }

    /** {@return that expression, sorted from low to high} */
    public static IndexPart expression(SqlText expression) {
        return new IndexPart(null, expression, null, false);
    }

    /** {@return this part sorted from high to low} */
    public IndexPart desc() {
        return new IndexPart(column, expression, collation, true);
    }

    /** {@return this part under a collation of its own} */
    public IndexPart collate(String name) {
        return new IndexPart(column, expression, name, descending);
    }
}
