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

    private static final String KINDS = "coalesce(max(typeof(c) = 'integer'), 0), coalesce(max(typeof(c) = 'real'), 0),"
            + " coalesce(max(typeof(c) = 'text'), 0), coalesce(max(typeof(c) = 'blob'), 0),"
            + " coalesce(max(c is null), 0), coalesce(min(iif(typeof(c) = 'integer', c, null)), 0),"
            + " coalesce(max(iif(typeof(c) = 'integer', c, null)), 0),"
            + " case when " + all(MOMENT) + " then 'MOMENT' when " + all(DATE + " or " + MOMENT)
            + " then 'DATE' when " + all(TIME) + " then 'TIME' when " + all(ISO + " or " + MOMENT)
            + " then 'ISO_MOMENT' when " + all(MICROS + " or " + MOMENT)
            + " then 'MICROS' else 'OTHER' end, count(*) > 0 and count(distinct c) = count(*)";

    /** SQLite accepts at most 500 terms in a compound SELECT (sqlite.org/limits.html). */
    private static final int AT_ONCE = 100;

    private ColumnSample() {}

    /**
     * {@return the kinds of values in each of the columns, according to the first rows of the given table or view} No
     * value is compared by the collation of its column, which the application may define.
     */
    public static Map<String, ColumnContents> read(Connection connection, String table, List<String> columns, int rows)
            throws SQLException {
        Map<String, ColumnContents> contents = new LinkedHashMap<>();
        for (int from = 0; from < columns.size(); from += AT_ONCE) {
            List<String> part = columns.subList(from, Math.min(columns.size(), from + AT_ONCE));
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query(table, part, rows))) {
                for (int i = 0; row.next() && i < part.size(); i++) {
                    contents.put(part.get(i), contents(row));
                }
            }
        }
        return contents;
    }

    /** Reads the rows once and returns one row for each column. */
    private static String query(String table, List<String> columns, int rows) {
        StringBuilder sql = new StringBuilder("with sample as materialized (select ");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append(SqliteNames.quote(columns.get(i)))
                    .append(" collate binary as c")
                    .append(i);
        }
        sql.append(" from ")
                .append(SqliteNames.quote(table))
                .append(" limit ")
                .append(rows)
                .append(")");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? " " : " union all ")
                    .append("select ")
                    .append(KINDS)
                    .append(" from (select c")
                    .append(i)
                    .append(" as c from sample)");
        }
        return sql.toString();
    }

    private static ColumnContents contents(ResultSet row) throws SQLException {
        return new ColumnContents(
                row.getBoolean(1),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getLong(6),
                row.getLong(7),
                Form.valueOf(row.getString(8)),
                row.getBoolean(9));
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

    /**
     * Restricts the pattern to dates that exist, which are the dates that date() does not change
     * (sqlite.org/lang_datefunc.html).
     */
    private static String day(String pattern) {
        return "(" + pattern + " and date(substr(c, 1, 10)) is substr(c, 1, 10))";
    }

    private static String all(String condition) {
        return "coalesce(min(typeof(c) <> 'text' or " + condition + "), 1)";
    }
}
