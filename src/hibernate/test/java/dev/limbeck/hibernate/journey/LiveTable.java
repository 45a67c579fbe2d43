package dev.limbeck.hibernate.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * SQLite's description of a table.
 *
 * @param name its declared name
 * @param sql its CREATE TABLE statement
 * @param columns its columns by case-insensitive name
 * @param references the columns of single-column foreign keys, with the tables to which they refer
 * @param keyed the columns, in lower case, that belong to a key or index of any table
 * @param sets the columns of each unique constraint and index, joined by commas
 */
record LiveTable(
        String name,
        String sql,
        Map<String, Column> columns,
        Map<String, String> references,
        Set<String> keyed,
        Set<String> sets) {

    /** A column and its declared type in lower case. */
    record Column(String name, String type, boolean notNull, boolean plain, boolean key) {}

    /** {@return the tables of the database, by name regardless of case} */
    static Map<String, LiveTable> all(String url) {
        Map<String, LiveTable> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (Connection connection = DriverManager.getConnection(url)) {
            for (List<String> row : rows(connection, "select name, sql from sqlite_schema where type = 'table'")) {
                tables.put(
                        row.get(0),
                        new LiveTable(
                                row.get(0),
                                row.get(1),
                                new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                                new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                                new HashSet<>(),
                                new HashSet<>()));
            }
            for (LiveTable table : tables.values()) {
                table.read(connection, tables);
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Connection connection, Map<String, LiveTable> tables) throws SQLException {
        String quoted = "('" + name + "')";
        for (List<String> row : rows(
                connection,
                "select name, lower(type), \"notnull\", dflt_value is null and hidden = 0, pk from pragma_table_xinfo"
                        + quoted)) {
            boolean key = !row.get(4).equals("0");
            columns.put(
                    row.get(0),
                    new Column(
                            row.get(0),
                            row.get(1),
                            row.get(2).equals("1"),
                            row.get(3).equals("1"),
                            key));
            if (key) {
                keyed.add(row.get(0).toLowerCase(Locale.ROOT));
            }
        }
        for (List<String> row : rows(
                connection,
                "select \"table\", group_concat(\"from\"), group_concat(\"to\") from pragma_foreign_key_list" + quoted
                        + " group by id")) {
            if (!row.get(1).contains(",")) {
                references.put(row.get(1), row.get(0));
            }
            keyed.addAll(lower(row.get(1)));
            LiveTable target = tables.get(row.get(0));
            if (target != null) {
                target.keyed.addAll(lower(row.get(2)));
            }
        }
        for (List<String> row : rows(
                connection,
                "select group_concat(c.name) from pragma_index_list" + quoted
                        + " i join pragma_index_info(i.name) c group by i.name")) {
            sets.add(row.get(0).toLowerCase(Locale.ROOT));
            keyed.addAll(lower(row.get(0)));
        }
    }

    private static List<String> lower(String names) {
        return List.of(names.toLowerCase(Locale.ROOT).split(",", -1));
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    boolean isKeyed(String column) {
        return keyed.contains(column.toLowerCase(Locale.ROOT));
    }

    /** {@return whether a check or a generated column might use the column} */
    boolean isInAnExpression(String column) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(column) + "\\b", Pattern.CASE_INSENSITIVE);
        return sql.toLowerCase(Locale.ROOT).contains(" as (")
                || DatabaseSchema.checks(sql)
                        .anyMatch(check -> word.matcher(check).find());
    }
}
