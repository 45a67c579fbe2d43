package dev.limbeck.postgresql.scratch;

import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Inserts rows into tables for a proof. The n-th row of each table has values made from n, so that a reference finds the
 * n-th row of the other table.
 */
final class ProofRows {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private final Connection connection;

    ProofRows(Connection connection) {
        this.connection = connection;
    }

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String quote(TableName name) {
        String schema = name.schema();
        return (schema == null ? "" : quote(schema) + ".") + quote(name.name());
    }

    /** Inserts rows; {@return the tables that accepted none} A table is tried again after those that it refers to. */
    List<TableName> insert(List<Table> tables, int rows) throws SQLException {
        List<Table> open = new ArrayList<>(tables);
        boolean progress = true;
        while (progress && !open.isEmpty()) {
            List<Table> refused = new ArrayList<>();
            for (Table table : open) {
                if (!insert(table, rows)) {
                    refused.add(table);
                }
            }
            progress = refused.size() < open.size();
            open = refused;
        }
        return open.stream().map(Table::name).toList();
    }

    private boolean insert(Table table, int rows) throws SQLException {
        Map<String, SampleType> types = SampleType.read(connection, table.name());
        boolean any = false;
        for (int row = 1; row <= rows; row++) {
            any |= insertRow(table, types, row);
        }
        if (any) {
            advanceIdentities(table);
        }
        return any;
    }

    /** A check may limit a column to a list of texts, so each text in the checks is tried as well. */
    private boolean insertRow(Table table, Map<String, SampleType> types, int row) {
        if (tryRow(table, types, row, null)) {
            return true;
        }
        for (String literal : literals(table)) {
            if (tryRow(table, types, row, literal)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> literals(Table table) {
        List<String> found = new ArrayList<>();
        table.checks().forEach(check -> {
            Matcher literal = LITERAL.matcher(check.condition().sql());
            while (literal.find()) {
                found.add(literal.group(1));
            }
        });
        return found;
    }

    private boolean tryRow(
            Table table, Map<String, SampleType> types, int row, @org.jspecify.annotations.Nullable String text) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : table.columns()) {
            SampleType type = types.get(column.name());
            if (column.generated() == null && type != null && needsValue(table, column)) {
                names.add(quote(column.name()));
                values.add(type.value(row, text));
            }
        }
        try {
            Attempt.run(
                    connection,
                    names.isEmpty()
                            ? "INSERT INTO " + quote(table.name()) + " DEFAULT VALUES"
                            : "INSERT INTO " + quote(table.name()) + " (" + String.join(", ", names)
                                    + ") OVERRIDING SYSTEM VALUE VALUES (" + String.join(", ", values) + ")");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean needsValue(Table table, Column column) {
        PrimaryKey key = table.primaryKey();
        return !column.nullable() || (key != null && key.columns().contains(column.name()));
    }

    /** The identities of later rows follow those of the samples. */
    private void advanceIdentities(Table table) throws SQLException {
        for (Column column : table.columns()) {
            if (column.identity() != null) {
                String name = quote(table.name()).replace("'", "''");
                Attempt.run(
                        connection,
                        "SELECT setval(pg_get_serial_sequence('" + name + "', '"
                                + column.name().replace("'", "''") + "'), greatest((SELECT max("
                                + quote(column.name()) + ") FROM " + quote(table.name()) + "), 1))");
            }
        }
    }
}
