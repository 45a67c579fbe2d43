package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as they are after the steps of a batch so far, as a query on the rows before the batch. A column
 * whose new values are not known before the batch runs, such as an identity column, is not part of it.
 */
final class ChangedRows {
    /** The column that identifies a row for readers. */
    static final String KEY = "limbeck key";

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final TableName table;
    private final String key;
    private String source;
    private Map<String, String> columns = new LinkedHashMap<>();
    private boolean changed;

    ChangedRows(Table table) {
        this.table = table.name();
        this.key = key(table);
        this.source = SYNTAX.quote(table.name());
        table.columns().forEach(column -> columns.put(column.name(), SYNTAX.quote(column.name())));
    }

    /** Returns the expression that identifies a row: its primary key, or the address of the row. */
    private static String key(Table table) {
        PrimaryKey primary = table.primaryKey();
        if (primary == null) {
            return "ctid::text";
        }
        List<String> parts = primary.columns().stream()
                .map(column -> SYNTAX.quote(column) + "::text")
                .toList();
        return parts.size() == 1 ? parts.get(0) : "concat_ws(', ', " + String.join(", ", parts) + ")";
    }

    /** {@return the rows for a FROM clause, under the name of the table; they have the column {@link #KEY}} */
    String query() {
        String list = columns.entrySet().stream()
                .map(each -> each.getValue() + " AS " + SYNTAX.quote(each.getKey()))
                .collect(Collectors.joining(", "));
        String identity = changed ? SYNTAX.quote(KEY) : key;
        return "(SELECT " + identity + " AS " + SYNTAX.quote(KEY) + (list.isEmpty() ? "" : ", " + list) + " FROM "
                + source + ") AS " + SYNTAX.quote(table.name());
    }

    /** {@return whether the values of all of these columns are known} */
    boolean has(Iterable<String> names) {
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
        columns.keySet().forEach(name -> plain.put(name, SYNTAX.quote(name)));
        columns = plain;
    }

    /**
     * Adds a column.
     *
     * @param value the value of the existing rows
     */
    void add(Column column, SqlText value) {
        nest();
        columns.put(column.name(), cast(value, column));
    }

    private static String cast(SqlText value, Column column) {
        return "(" + value.sql() + "\n)::" + SYNTAX.spell(column.type());
    }

    /** Removes a column, or a column whose values are not known. */
    void remove(String name) {
        columns.remove(name);
    }

    void rename(String from, String to) {
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
    void change(Column column, @Nullable SqlText value) {
        if (columns.containsKey(column.name())) {
            nest();
            columns.put(column.name(), cast(value == null ? new SqlText(SYNTAX.quote(column.name())) : value, column));
        }
    }
}
