package dev.limbeck.ops;

import dev.limbeck.model.Table;

/**
 * Creates a table with its indexes and its first rows.
 *
 * @param table the table, whole
 */
public record CreateTable(Table table) implements Operation {

    @Override
    public Operation reverse() {
        return new DropTable(table);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
