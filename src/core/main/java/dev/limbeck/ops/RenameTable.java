package dev.limbeck.ops;

import dev.limbeck.model.TableName;

/**
 * Renames a table, and the references to it in foreign keys, views and triggers.
 *
 * @param from the old name
 * @param to the new name
 */
public record RenameTable(TableName from, TableName to) implements Operation {

    @Override
    public Operation reverse() {
        return new RenameTable(to, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
