package dev.limbeck.dialect.server;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query that reads the rows of a table before a batch runs and returns them as they will be after the steps that have
 * been added so far. The query does not include a column whose new values are not known before the batch runs, such as
 * an identity column.
 */
public final class ChangedRows {
    /** The column that identifies a row for readers. */
    public static final String KEY = "limbeck key";

    private final RowSyntax syntax;
    private final TableName table;
    private final String key;
    private String source;
    private Map<String, String> columns = new LinkedHashMap<>();
    private boolean changed;

    /** Creates the rows of the table before any step. */
    public ChangedRows(Table table, RowSyntax syntax) {
        this.syntax = syntax;
        this.table = table.name();
        this.key = key(table);
        this.source = syntax.quote(table.name());
        table.columns().forEach(column -> columns.put(column.name(), syntax.quote(column.name())));
    }

    /** Returns the expression that identifies a row: its primary key, or the address of the row. */
    private String key(Table table) {
        PrimaryKey primary = table.primaryKey();
        if (primary == null) {
            return syntax.address();
        }
        List<String> parts = primary.columns().stream()
                .map(column -> syntax.text(syntax.quote(column)))
                .toList();
        return parts.size() == 1 ? parts.get(0) : "concat_ws(', ', " + String.join(", ", parts) + ")";
    }

    RowSyntax syntax() {
        return syntax;
    }

    /** {@return the rows for a FROM clause, under the name of the table; they have the column {@link #KEY}} */
    public String query() {
        String list = columns.entrySet().stream()
                .map(each -> each.getValue() + " AS " + syntax.quote(each.getKey()))
                .collect(Collectors.joining(", "));
        String identity = changed ? syntax.quote(KEY) : key;
        return "(SELECT " + identity + " AS " + syntax.quote(KEY) + (list.isEmpty() ? "" : ", " + list) + " FROM "
                + source + ") AS " + syntax.quote(table.name());
    }

    /** {@return whether the values of all of these columns are known} */
    public boolean has(Iterable<String> names) {
        for (String name : names) {
            if (!columns.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Begins with the current rows, so that expressions can use the current names. */
    private void nest() {
        source = query();
        changed = true;
        Map<String, String> plain = new LinkedHashMap<>();
        columns.keySet().forEach(name -> plain.put(name, syntax.quote(name)));
        columns = plain;
    }

    /**
     * Adds a column.
     *
     * @param value the value of the existing rows
     */
    public void add(Column column, SqlText value) {
        nest();
        columns.put(column.name(), cast(value, column));
    }

    private String cast(SqlText value, Column column) {
        return syntax.cast(value.sql() + "\n", column);
    }

    /** Removes a column that is dropped or whose values are not known. */
    public void remove(String name) {
        columns.remove(name);
    }

    /** Renames a column. */
    public void rename(String from, String to) {
        nest();
        Map<String, String> renamed = new LinkedHashMap<>();
        columns.forEach((name, value) -> renamed.put(name.equals(from) ? to : name, value));
        columns = renamed;
    }

    /**
     * Changes the values of a column.
     *
     * @param value the new value, or null to convert the old one
     */
    public void change(Column column, @Nullable SqlText value) {
        if (columns.containsKey(column.name())) {
            nest();
            columns.put(column.name(), cast(value == null ? new SqlText(syntax.quote(column.name())) : value, column));
        }
    }
}
