package dev.limbeck.ops;

import dev.limbeck.model.Constraint;

/**
 * Drops a constraint.
 *
 * @param constraint the complete constraint, so that it can be recreated
 */
public record DropConstraint(Constraint constraint) implements TableOperation {

    /** {@return the operation that drops the given constraint} */
    public static DropConstraint of(Constraint constraint) {
        return new DropConstraint(constraint);
    }

    @Override
    public TableOperation reverse() {
        return new AddConstraint(constraint);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
