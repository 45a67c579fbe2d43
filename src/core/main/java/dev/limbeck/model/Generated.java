package dev.limbeck.model;

/**
 * The rule of a generated column.
 *
 * @param expression the expression that computes the value
 * @param stored whether the value is stored with the row instead of being computed on each read
 */
public record Generated(SqlText expression, boolean stored) {
    /** {@return the rule of a column whose value is stored with the row} */
    public static Generated stored(SqlText expression) {
        return new Generated(expression, true);
    }
}
