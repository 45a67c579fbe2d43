package dev.limbeck.ops;

/**
 * Renames an index.
 *
 * @param from the old name
 * @param to the new name
 */
public record RenameIndex(String from, String to) implements TableOperation {

    /** {@return the operation that renames an index} */
    public static RenameIndex of(String from, String to) {
        return new RenameIndex(from, to);
    }

    @Override
    public TableOperation reverse() {
        return new RenameIndex(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
