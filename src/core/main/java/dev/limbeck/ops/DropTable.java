package dev.limbeck.ops;

import dev.limbeck.model.Table;

/**
 * Drops a table with its indexes.
 *
 * @param table the complete table, so that it can be recreated
 */
public record DropTable(Table table) implements Operation {

    @Override
    public Operation reverse() {
        return new CreateTable(table);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
