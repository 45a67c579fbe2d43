package dev.limbeck.ops;

/**
 * Gives a constraint another name.
 *
 * @param from its name before
 * @param to its name after
 */
public record RenameConstraint(String from, String to) implements TableOperation {

    @Override
    public TableOperation reverse() {
        return new RenameConstraint(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
