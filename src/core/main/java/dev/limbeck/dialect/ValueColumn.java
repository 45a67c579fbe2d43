package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;

/**
 * The column of a value, whose type determines how the value is stored.
 *
 * @param table the table of the column
 * @param column the column
 */
public record ValueColumn(TableName table, Column column) {

    /** {@return the declared type of the column} */
    public SqlType type() {
        return column.type();
    }

    @Override
    public String toString() {
        return table + "." + column.name();
    }
}
