package dev.limbeck.ops.evolution;

import dev.limbeck.model.SqlText;

/**
 * Renames a column within an expression: the condition of a check, the key or WHERE clause of an index, or the
 * expression of a generated column. The model does not parse SQL, so dialects implement this interface.
 */
@FunctionalInterface
public interface ExpressionRename {
    /** Returns every expression unchanged. */
    ExpressionRename NONE = (expression, from, to) -> expression;

    /** {@return the expression with the column renamed} */
    SqlText rename(SqlText expression, String from, String to);
}
