package dev.limbeck.sqlite.run;

import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.ColumnContents.Form;
import dev.limbeck.model.SqlType;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Examines the values of a column, since its declared type does not restrict them (sqlite.org/datatype3.html, 2). */
public final class ColumnSample {
    private static final String DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]";
    private static final String MINUTE = "[0-2][0-9]:[0-5][0-9]";
    private static final String SECOND = MINUTE + ":[0-5][0-9]";

    /** The format that sqlite-jdbc reads as a timestamp. SQLite's own date functions accept more formats. */
    private static final String MOMENT =
            day("(c glob '" + DAY + " " + SECOND + "' or c glob '" + DAY + " " + SECOND + ".[0-9][0-9][0-9]')");

    private static final String MICROS = day("(c glob '" + DAY + " " + SECOND
            + ".[0-9]*' and substr(c, 21) not glob '*[^0-9]*'" + " and length(c) < 27)");

    private static final String DATE = day("c glob '" + DAY + "'");
    private static final String TIME = "(c glob '" + MINUTE + "' or c glob '" + SECOND + "')";
    private static final String ISO = day("(c glob '" + DAY + "T" + MINUTE + "' or c glob '" + DAY + "T" + SECOND
            + "' or (c glob '" + DAY + "T" + SECOND + ".[0-9]*' and substr(c, 21) not glob '*[^0-9]*'"
            + " and length(c) < 30))");

    private static final String KINDS = "max(typeof(c) = 'integer'), max(typeof(c) = 'real'), max(typeof(c) = 'text'),"
            + " max(typeof(c) = 'blob'), coalesce(min(iif(typeof(c) = 'integer', c, null)), 0),"
            + " coalesce(max(iif(typeof(c) = 'integer', c, null)), 0), " + all("c glob '[0-9]*'")
            + ", count(distinct c), count(*)";

    private static final String FORM = "case when " + all(MOMENT) + " then 'MOMENT' when " + all(DATE + " or " + MOMENT)
            + " then 'DATE' when " + all(TIME) + " then 'TIME' when " + all(ISO + " or " + MOMENT)
            + " then 'ISO_MOMENT' when " + all(MICROS + " or " + MOMENT) + " then 'MICROS' else 'OTHER' end";

    /** SQLite accepts at most 500 terms in a compound SELECT (sqlite.org/limits.html). */
    private static final int AT_ONCE = 100;

    /** SQLite accepts at most 2000 columns in a result (sqlite.org/limits.html). */
    private static final int COUNTED_AT_ONCE = 1_000;

    private final Connection connection;
    private final String table;
    private final int rows;
    private final Map<String, Long> present = new LinkedHashMap<>();
    private long total;

    private ColumnSample(Connection connection, String table, int rows) {
        this.connection = connection;
        this.table = table;
        this.rows = rows;
    }

    /**
     * {@return the kinds of values in each of the columns, according to the first rows of the given table or view} No
     * value is compared with its column's collation, because only the application may define this collation.
     */
    public static Map<String, ColumnContents> read(Connection connection, String table, List<String> columns, int rows)
            throws SQLException {
        return new ColumnSample(connection, table, rows).read(columns);
    }

    /**
     * Reads in steps, because most columns need only the first step: the columns with values, the types of these
     * values, and the form of strings that all begin with a digit.
     */
    private Map<String, ColumnContents> read(List<String> columns) throws SQLException {
        for (List<String> part : parts(columns, COUNTED_AT_ONCE)) {
            count(part);
        }
        Map<String, ColumnContents> contents = new LinkedHashMap<>();
        columns.forEach(column -> contents.put(column, empty()));
        List<String> digits = new ArrayList<>();
        for (List<String> part :
                parts(columns.stream().filter(present::containsKey).toList(), AT_ONCE)) {
            forEach(part, KINDS, (column, row) -> {
                contents.put(column, contents(row, present.getOrDefault(column, 0L) < total));
                if (row.getBoolean(3) && row.getBoolean(7)) {
                    digits.add(column);
                }
            });
        }
        for (List<String> part : parts(digits, AT_ONCE)) {
            forEach(part, FORM, (column, row) -> {
                Form form = Form.valueOf(row.getString(1));
                contents.computeIfPresent(column, (name, known) -> withForm(known, form));
            });
        }
        return contents;
    }

    private static List<List<String>> parts(List<String> columns, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += size) {
            parts.add(columns.subList(from, Math.min(columns.size(), from + size)));
        }
        return parts;
    }

    private void count(List<String> columns) throws SQLException {
        String counts = IntStream.range(0, columns.size())
                .mapToObj(i -> ", count(c" + i + ")")
                .collect(Collectors.joining());
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select count(*)" + counts + " from (" + sample(columns) + ")")) {
            row.next();
            total = row.getLong(1);
            for (int i = 0; i < columns.size(); i++) {
                long values = row.getLong(i + 2);
                if (values > 0) {
                    present.put(columns.get(i), values);
                }
            }
        }
    }

    /** Receives the row of a column. */
    private interface ColumnRow {
        void accept(String column, ResultSet row) throws SQLException;
    }

    /** Reads the rows once and evaluates the expressions on the values of each column. */
    private void forEach(List<String> columns, String expressions, ColumnRow receiver) throws SQLException {
        String selects = IntStream.range(0, columns.size())
                .mapToObj(i -> "select " + expressions + " from (select c" + i + " as c from sample where c" + i
                        + " is not null)")
                .collect(Collectors.joining(" union all "));
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("with sample as materialized (" + sample(columns) + ") " + selects)) {
            for (int i = 0; row.next() && i < columns.size(); i++) {
                receiver.accept(columns.get(i), row);
            }
        }
    }

    private String sample(List<String> columns) {
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> SqliteNames.quote(columns.get(i)) + " collate binary as c" + i)
                .collect(Collectors.joining(", "));
        return "select " + values + " from " + SqliteNames.quote(table) + " limit " + rows;
    }

    /**
     * Returns the contents of a column without values. Every format is considered a match, since there is no value in a
     * different format.
     */
    private ColumnContents empty() {
        return new ColumnContents(false, false, false, false, total > 0, 0, 0, Form.MOMENT, false);
    }

    private static ColumnContents contents(ResultSet row, boolean nulls) throws SQLException {
        return new ColumnContents(
                row.getBoolean(1),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                nulls,
                row.getLong(5),
                row.getLong(6),
                row.getBoolean(3) ? Form.OTHER : Form.MOMENT,
                !nulls && row.getLong(8) == row.getLong(9));
    }

    private static ColumnContents withForm(ColumnContents known, Form form) {
        return new ColumnContents(
                known.integers(),
                known.reals(),
                known.texts(),
                known.blobs(),
                known.nulls(),
                known.least(),
                known.greatest(),
                form,
                known.distinct());
    }

    /** {@return the columns of a view; an expression has the type that SQLite reports for it, or no type} */
    public static List<Column> readViewColumns(Connection connection, String view) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select name, type from pragma_table_info(?) order by cid")) {
            statement.setString(1, view);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), SqlType.raw(row.getString(2)), true));
                }
            }
        }
        return columns;
    }

    /** Restricts the pattern to valid dates, which date() returns unchanged (sqlite.org/lang_datefunc.html). */
    private static String day(String pattern) {
        return "(" + pattern + " and date(substr(c, 1, 10)) is substr(c, 1, 10))";
    }

    private static String all(String condition) {
        return "coalesce(min(typeof(c) <> 'text' or " + condition + "), 1)";
    }
}
