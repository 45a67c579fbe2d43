package dev.limbeck.sqlite;

import dev.limbeck.model.ColumnContents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks at the values of a column, since its declared type promises nothing (sqlite.org/datatype3.html, 2). */
final class ColumnLook {
    /** What sqlite-jdbc reads as a timestamp, whatever else its SQL functions understand. */
    private static final String MOMENT = "____-__-__ __:__:__";

    private ColumnLook() {}

    /** {@return what the column holds in the first rows of that table or view} */
    static ColumnContents of(Connection connection, String table, String column, int rows) throws SQLException {
        String sql = "select coalesce(max(typeof(c) = 'integer'), 0), coalesce(max(typeof(c) = 'real'), 0),"
                + " coalesce(max(typeof(c) = 'text'), 0), coalesce(max(typeof(c) = 'blob'), 0),"
                + " coalesce(max(c is null), 0), coalesce(min(iif(typeof(c) = 'integer', c, null)), 0),"
                + " coalesce(max(iif(typeof(c) = 'integer', c, null)), 0),"
                + " coalesce(min(typeof(c) <> 'text' or c like '" + MOMENT + "' or c like '" + MOMENT + ".___'), 1),"
                + " count(*) > 0 and count(distinct c) = count(*)"
                + " from (select " + Names.quote(column) + " as c from " + Names.quote(table) + " limit " + rows + ")";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next()
                    ? new ColumnContents(
                            row.getBoolean(1),
                            row.getBoolean(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getBoolean(8),
                            row.getBoolean(9))
                    : ColumnContents.NONE;
        }
    }
}
