package dev.limbeck.postgresql.read;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of a query, whose columns have names. */
final class Row {
    private final Map<String, Object> values = new HashMap<>();

    /** {@return the rows of the query} */
    static List<Row> query(Connection connection, String sql, Object... parameters) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    Row row = new Row();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), rows.getObject(i));
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }

    private void put(String name, @Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            List<String> elements = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                elements.add(String.valueOf(element));
            }
            values.put(name, List.copyOf(elements));
        } else if (value != null) {
            values.put(name, value);
        }
    }

    /** {@return the text of the column, which must not be NULL} */
    String text(String name) {
        return Objects.requireNonNull(values.get(name), name).toString();
    }

    /** {@return the text of the column, or null for NULL} */
    @Nullable
    String textOrNull(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    /** {@return whether the column is true} */
    boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** {@return whether the column is not NULL} */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** {@return the number in the column, which must not be NULL} */
    long number(String name) {
        return ((Number) Objects.requireNonNull(values.get(name), name)).longValue();
    }

    /** {@return the elements of the array in the column; empty for NULL} */
    @SuppressWarnings("unchecked")
    List<String> list(String name) {
        return (List<String>) values.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return new TreeMap<>(values).toString();
    }
}
