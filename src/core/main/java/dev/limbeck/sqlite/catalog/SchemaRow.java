package dev.limbeck.sqlite.catalog;

import java.util.List;

/**
 * A row of {@code sqlite_schema} that has a statement.
 *
 * @param type table, index, view or trigger
 * @param name the name of the object
 * @param table the name of the table or view that the object belongs to; for a table or view, its own name
 * @param sql the exact statement
 */
public record SchemaRow(String type, String name, String table, String sql) {

    /**
     * {@return the rows as a single string; each value is preceded by its length, so different rows produce different
     * strings}
     */
    static String text(List<SchemaRow> rows) {
        StringBuilder text = new StringBuilder().append(rows.size()).append('\n');
        for (SchemaRow row : rows) {
            for (String value : List.of(row.type, row.name, row.table, row.sql)) {
                text.append(value.length()).append(' ').append(value).append('\n');
            }
        }
        return text.toString();
    }

    /** {@return whether the object is of the given type} */
    public boolean isType(String wanted) {
        return type.equals(wanted);
    }
}
