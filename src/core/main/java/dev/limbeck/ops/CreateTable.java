package dev.limbeck.ops;

import dev.limbeck.model.Table;

/**
 * Creates a table with its indexes and initial rows.
 *
 * @param table the complete table
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
