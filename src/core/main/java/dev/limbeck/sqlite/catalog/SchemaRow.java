package dev.limbeck.sqlite.catalog;

/**
 * A row of {@code sqlite_schema} that has a statement.
 *
 * @param type table, index, view or trigger
 * @param name the name of the object
 * @param table the name of the table or view that the object belongs to; for a table or view, its own name
 * @param sql the exact statement
 */
public record SchemaRow(String type, String name, String table, String sql) {

    /** {@return whether the object is of the given type} */
    public boolean isType(String wanted) {
        return type.equals(wanted);
    }
}
