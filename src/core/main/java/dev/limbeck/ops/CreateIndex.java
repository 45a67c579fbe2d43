package dev.limbeck.ops;

import dev.limbeck.model.Index;

/**
 * Creates an index.
 *
 * @param index the index
 */
public record CreateIndex(Index index) implements TableOperation {

    @Override
    public TableOperation reverse() {
        return new DropIndex(index);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
