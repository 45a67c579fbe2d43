package dev.limbeck.ops;

/**
 * Gives a column another name; indexes, checks, triggers, views and foreign keys follow.
 *
 * @param from its name before
 * @param to its name after
 */
public record RenameColumn(String from, String to) implements TableOperation {

    @Override
    public TableOperation reverse() {
        return new RenameColumn(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
