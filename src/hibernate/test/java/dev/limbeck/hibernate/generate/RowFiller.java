package dev.limbeck.hibernate.generate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Inserts rows into every empty table; the values fit the declared types, and foreign keys refer to existing rows. The
 * schema is read with SQLite's pragmas, not with the reflection under test.
 */
final class RowFiller {
    private static final int ROWS = 3;
    private static final int TRIES = 2000;
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

    private final Statement statement;
    private final Map<String, List<Cell>> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** A column, and the table and column to which it refers (both empty if it does not refer to a column). */
    private record Cell(String name, String type, String table, String column) {
        Cell to(String otherTable, String otherColumn) {
            return new Cell(name, type, otherTable, otherColumn);
        }
    }

    private RowFiller(Statement statement) {
        this.statement = statement;
    }

    /**
     * Fills the tables.
     *
     * @return the names of the tables
     *
     * @throws SQLException if no row can be inserted into a table or if a foreign key refers to a missing row
     */
    static List<String> fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = off");
            RowFiller filling = new RowFiller(statement);
            filling.read();
            filling.fill();
            List<List<String>> broken = filling.rows("pragma foreign_key_check");
            if (!broken.isEmpty()) {
                throw new SQLException("rows whose foreign keys refer to no row: " + broken);
            }
            return List.copyOf(filling.tables.keySet());
        }
    }

    private void read() throws SQLException {
        String named = "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
        for (List<String> table : rows(named)) {
            List<Cell> cells = new ArrayList<>();
            // cid, name, type, notnull, dflt_value, pk, hidden (2 and 3 mean generated columns).
            for (List<String> column : rows("pragma table_xinfo(" + quoted(table.get(0)) + ")")) {
                if (column.get(6).equals("0")) {
                    cells.add(new Cell(column.get(1), column.get(2).toLowerCase(Locale.ROOT), "", ""));
                }
            }
            tables.put(table.get(0), cells);
        }
        for (String table : tables.keySet()) {
            // id, seq, table, from, to
            for (List<String> key : rows("pragma foreign_key_list(" + quoted(table) + ")")) {
                String to = key.get(4) == null ? keyOf(key.get(2), Integer.parseInt(key.get(1))) : key.get(4);
                tables.get(table)
                        .replaceAll(cell -> cell.name().equalsIgnoreCase(key.get(3))
                                        && cell.table().isEmpty()
                                ? cell.to(key.get(2), to)
                                : cell);
            }
        }
    }

    private String keyOf(String table, int at) throws SQLException {
        return rows("select name from pragma_table_xinfo('" + table.replace("'", "''") + "') where pk = " + (at + 1))
                .get(0)
                .get(0);
    }

    private void fill() throws SQLException {
        for (Map.Entry<String, List<Cell>> table : tables.entrySet()) {
            boolean has = !rows("select 1 from " + quoted(table.getKey()) + " limit 1")
                    .isEmpty();
            for (int row = 1; row <= ROWS && !has; row++) {
                insert(table.getKey(), table.getValue(), row);
            }
            if (rows("select 1 from " + quoted(table.getKey()) + " limit 1").isEmpty()) {
                throw new SQLException(table.getKey() + " accepts no row");
            }
        }
    }

    /**
     * Inserts a row. If a check rejects the row, the literals in the table definition are tried one by one as values
     * for the columns that occur elsewhere in the definition as well.
     */
    private void insert(String table, List<Cell> cells, int row) throws SQLException {
        String text = rows("select sql from sqlite_schema where name = '" + table.replace("'", "''") + "'")
                .get(0)
                .get(0);
        List<String> literals = new ArrayList<>(List.of("0", "null"));
        LITERAL.matcher(text).results().forEach(found -> literals.add(found.group()));
        List<List<String>> rows = new ArrayList<>(List.of(List.of()));
        for (Cell cell : cells) {
            List<String> choices = new ArrayList<>(List.of(value(cell, row, 0)));
            boolean checked = cell.table().isEmpty()
                    && text.toLowerCase(Locale.ROOT)
                                    .split("\\b" + cell.name().toLowerCase(Locale.ROOT) + "\\b", -1)
                                    .length
                            > 2;
            choices.addAll(checked ? literals : List.of());
            rows = rows.stream()
                    .flatMap(start -> choices.stream().map(choice -> Stream.concat(start.stream(), Stream.of(choice))
                            .toList()))
                    .limit(TRIES)
                    .toList();
        }
        String names = cells.stream().map(cell -> quoted(cell.name())).collect(Collectors.joining(", "));
        for (List<String> values : rows) {
            if (accepts(
                    "insert into " + quoted(table) + " (" + names + ") values (" + String.join(", ", values) + ")")) {
                return;
            }
        }
    }

    private boolean accepts(String insert) {
        try {
            statement.execute(insert);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private String value(Cell cell, int row, int depth) {
        List<Cell> targets = tables.getOrDefault(cell.table(), List.of());
        for (Cell target : targets) {
            if (target.name().equalsIgnoreCase(cell.column()) && depth < 9) {
                return value(target, row, depth + 1);
            }
        }
        return ofType(cell.type(), row);
    }

    private static String ofType(String type, int row) {
        if (type.contains("bool") || type.equals("bit")) {
            return String.valueOf(row % 2);
        }
        if (type.contains("int")) {
            return String.valueOf(row);
        }
        if (type.startsWith("datetime") || type.startsWith("timestamp")) {
            return "'2024-01-0" + row + " 12:30:15'";
        }
        if (type.equals("date") || type.equals("year")) {
            return type.equals("date") ? "'2024-02-0" + row + "'" : String.valueOf(2000 + row);
        }
        if (type.equals("time")) {
            return "'10:0" + row + ":00'";
        }
        if (type.contains("blob") || type.contains("image") || type.contains("binary")) {
            return "x'0" + row + "ff'";
        }
        if (type.contains("char") || type.contains("text") || type.contains("clob") || type.startsWith("enum")) {
            return "'" + row + "'";
        }
        return row + ".5";
    }

    private List<List<String>> rows(String query) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
