package dev.limbeck.model;

/**
 * The rule of a generated column.
 *
 * @param expression the expression that computes the value
 * @param stored whether the value is stored with the row instead of being computed on each read
 * @param explicit whether the entities say whether the value is stored; otherwise, the database or Hibernate's dialect
 *     decides
 */
public record Generated(SqlText expression, boolean stored, boolean explicit) {
    /** Creates a rule that does not come from an explicit declaration. */
    public Generated(SqlText expression, boolean stored) {
        this(expression, stored, false);
    }

    /** {@return the rule of a column whose value is stored with the row} */
    public static Generated stored(SqlText expression) {
        return new Generated(expression, true);
    }

    /** {@return a copy of this rule with or without an explicit declaration} */
    public Generated withExplicit(boolean declared) {
        return new Generated(expression, stored, declared);
    }
}
