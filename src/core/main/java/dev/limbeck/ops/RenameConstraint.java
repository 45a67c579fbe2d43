package dev.limbeck.ops;

/**
 * Renames a constraint.
 *
 * @param from the old name
 * @param to the new name
 */
public record RenameConstraint(String from, String to) implements TableOperation {

    /** {@return the operation that renames a constraint} */
    public static RenameConstraint of(String from, String to) {
        return new RenameConstraint(from, to);
    }

    @Override
    public TableOperation reverse() {
        return new RenameConstraint(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
