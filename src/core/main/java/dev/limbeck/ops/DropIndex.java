package dev.limbeck.ops;

import dev.limbeck.model.Index;

/**
 * Drops an index.
 *
 * @param index the complete index, so that it can be recreated
 */
public record DropIndex(Index index) implements TableOperation {

    /** {@return the operation that drops the given index} */
    public static DropIndex of(Index index) {
        return new DropIndex(index);
    }

    @Override
    public TableOperation reverse() {
        return new CreateIndex(index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
