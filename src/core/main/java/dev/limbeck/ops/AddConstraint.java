package dev.limbeck.ops;

import dev.limbeck.model.Constraint;

/**
 * Adds a primary key, a unique constraint, a foreign key or a check constraint.
 *
 * @param constraint the new constraint
 */
public record AddConstraint(Constraint constraint) implements TableOperation {

    /** {@return the operation that adds the given constraint} */
    public static AddConstraint of(Constraint constraint) {
        return new AddConstraint(constraint);
    }

    @Override
    public TableOperation reverse() {
        return new DropConstraint(constraint);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
