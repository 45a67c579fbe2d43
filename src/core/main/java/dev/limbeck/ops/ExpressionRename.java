package dev.limbeck.ops;

import dev.limbeck.model.SqlText;

/**
 * Gives a column another name within an expression: a check's condition, an index's key or WHERE, a generated column's
 * rule. The model does not parse SQL, so a dialect does it.
 */
@FunctionalInterface
public interface ExpressionRename {
    /** Leaves every expression as it is. */
    ExpressionRename NONE = (expression, from, to) -> expression;

    /** {@return the expression in which the column has its new name} */
    SqlText in(SqlText expression, String from, String to);
}
