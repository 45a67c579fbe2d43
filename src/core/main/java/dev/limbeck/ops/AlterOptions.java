package dev.limbeck.ops;

import dev.limbeck.model.TableOptions;

/**
 * Changes the options of a table: SQLite's STRICT and WITHOUT ROWID.
 *
 * @param before the options before the change
 * @param after the options after the change
 */
public record AlterOptions(TableOptions before, TableOptions after) implements TableOperation {

    /** {@return the operation that changes the options of a table} */
    public static AlterOptions of(TableOptions before, TableOptions after) {
        return new AlterOptions(before, after);
    }

    @Override
    public TableOperation reverse() {
        return new AlterOptions(after, before);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
