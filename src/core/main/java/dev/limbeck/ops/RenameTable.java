package dev.limbeck.ops;

import dev.limbeck.model.TableName;

/**
 * Gives a table another name; foreign keys, views and triggers follow.
 *
 * @param from its name before
 * @param to its name after
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
