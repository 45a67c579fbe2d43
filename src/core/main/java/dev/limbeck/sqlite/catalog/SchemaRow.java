package dev.limbeck.sqlite.catalog;

/**
 * A row of {@code sqlite_schema} that has a statement.
 *
 * @param type table, index, view or trigger
 * @param name its name
 * @param table the table or view it belongs to; its own name for tables and views
 * @param sql the exact statement
 */
public record SchemaRow(String type, String name, String table, String sql) {

    /** {@return whether it is of that type} */
    public boolean isType(String wanted) {
        return type.equals(wanted);
    }
}
