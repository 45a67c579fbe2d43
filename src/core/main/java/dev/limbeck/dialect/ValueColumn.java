package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;

/**
 * The column in which a value is stored; the type of the column determines the stored form of the value.
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
