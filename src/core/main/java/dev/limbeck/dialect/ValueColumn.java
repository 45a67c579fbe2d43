package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;

/**
 * The column of a value, whose type determines how the value is stored.
 *
 * @param table its table
 * @param column the column
 */
public record ValueColumn(TableName table, Column column) {

    /** {@return its declared type} */
    public SqlType type() {
        return column.type();
    }

    @Override
    public String toString() {
        return table + "." + column.name();
    }
}
