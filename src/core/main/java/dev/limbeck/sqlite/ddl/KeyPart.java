package dev.limbeck.sqlite.ddl;

import org.jspecify.annotations.Nullable;

/**
 * One part of an index, a primary key or a unique constraint.
 *
 * @param span the whole part
 * @param expression the column or the expression, without what follows it
 * @param column the column's token, or null for an expression
 * @param collation the token of its collation, or null
 * @param order its ASC or DESC, or null
 */
public record KeyPart(
        Span span, Span expression, @Nullable Token column, @Nullable Token collation, @Nullable Token order) {

    /** {@return whether it is sorted from high to low} */
    public boolean isDescending() {
        return order != null && order.is("DESC");
    }
}
