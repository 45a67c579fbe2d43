package dev.limbeck.ops;

import dev.limbeck.model.TableOptions;

/**
 * Changes a table's options: STRICT and WITHOUT ROWID of SQLite.
 *
 * @param before the options as they are
 * @param after the options as they will be
 */
public record AlterOptions(TableOptions before, TableOptions after) implements TableOperation {

    @Override
    public TableOperation reverse() {
        return new AlterOptions(after, before);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
