package dev.limbeck.ops;

import dev.limbeck.model.Index;

/**
 * Creates an index.
 *
 * @param index the index
 */
public record CreateIndex(Index index) implements TableOperation {

    /** {@return the operation that creates the given index} */
    public static CreateIndex of(Index index) {
        return new CreateIndex(index);
    }

    @Override
    public TableOperation reverse() {
        return new DropIndex(index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
