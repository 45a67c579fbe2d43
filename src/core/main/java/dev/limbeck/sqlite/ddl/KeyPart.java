package dev.limbeck.sqlite.ddl;

import org.jspecify.annotations.Nullable;

/**
 * One part of an index, a primary key or a unique constraint.
 *
 * @param span the whole part
 * @param expression the column or the expression, without the collation and order that follow it
 * @param column the column's token, or null for an expression
 * @param collation the token of the collation, or null
 * @param order the token ASC or DESC, or null
 */
public record KeyPart(
        Span span, Span expression, @Nullable Token column, @Nullable Token collation, @Nullable Token order) {

    /** {@return whether this part is sorted in descending order} */
    public boolean isDescending() {
        return order != null && order.is("DESC");
    }
}
