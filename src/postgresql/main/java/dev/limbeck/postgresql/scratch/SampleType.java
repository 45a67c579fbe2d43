package dev.limbeck.postgresql.scratch;

import dev.limbeck.dialect.server.ProofRows;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column type for which sample values are generated.
 *
 * @param name the type as the server prints it
 * @param category the category of the type, as in {@code pg_type.typcategory}
 */
record SampleType(String name, String category) implements ProofRows.Value {
    private static final String COLUMNS = "SELECT a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory::text"
            + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ?::regclass"
            + " AND a.attnum > 0 AND NOT a.attisdropped";

    /** {@return the types of the columns of a table, by the names of the columns} */
    static Map<String, ProofRows.Value> read(Connection connection, TableName table) throws SQLException {
        Map<String, ProofRows.Value> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, SampleTarget.quote(table));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), new SampleType(rows.getString(2), rows.getString(3)));
                }
            }
        }
        return types;
    }

    @Override
    public String of(int row, @Nullable String text) {
        String literal =
                switch (category) {
                    case "S" -> text == null ? "'" + row + "'" : "'" + text + "'";
                    case "B" -> "'true'";
                    case "N" -> "'" + row + "'";
                    case "A" -> "'{}'";
                    case "R" -> "'empty'";
                    case "T" -> "'" + row + " days'";
                    case "I" -> "'10.0.0." + row + "'";
                    case "V" -> "'" + row % 2 + "'";
                    case "E" -> "(enum_range(NULL::" + name + "))[" + row + "]";
                    case "D" ->
                        name.startsWith("time ") || name.startsWith("time(")
                                ? "'00:00:0" + row % 10 + "'"
                                : "'2026-01-0" + (1 + row % 9) + "'";
                    default -> other(row);
                };
        return category.equals("E")
                ? "coalesce(" + literal + ", enum_first(NULL::" + name + "))"
                : literal + "::" + name;
    }

    private String other(int row) {
        return switch (name) {
            case "uuid" -> "'00000000-0000-0000-0000-" + String.format("%012d", row) + "'";
            case "json", "jsonb" -> "'{}'";
            case "xml" -> "'<a/>'";
            case "bytea" -> "'\\x0" + row % 10 + "'";
            case "oid" -> "'" + row + "'";
            default -> "NULL";
        };
    }
}
