package dev.limbeck.ops;

/**
 * Renames a column, along with the references to it in indexes, checks, triggers, views and foreign keys.
 *
 * @param from the old name
 * @param to the new name
 */
public record RenameColumn(String from, String to) implements TableOperation {

    /** {@return the operation that renames a column} */
    public static RenameColumn of(String from, String to) {
        return new RenameColumn(from, to);
    }

    @Override
    public TableOperation reverse() {
        return new RenameColumn(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
