package dev.limbeck.ops;

/**
 * Gives an index another name.
 *
 * @param from its name before
 * @param to its name after
 */
public record RenameIndex(String from, String to) implements TableOperation {

    @Override
    public TableOperation reverse() {
        return new RenameIndex(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
