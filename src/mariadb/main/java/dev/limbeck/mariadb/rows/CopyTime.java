package dev.limbeck.mariadb.rows;

import dev.limbeck.mariadb.session.RowLogging;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Estimates how long MariaDB takes to copy a table. To do this, it copies some rows into a temporary table with the
 * same indexes and multiplies the time per row by the number of rows.
 */
final class CopyTime {
    /** The smallest table for which an estimate is useful, in bytes. */
    private static final long SMALL = 1_000_000;

    private static final int ROWS = 20_000;

    /**
     * How many times as long the actual copy takes, because the server also writes it to its log. On 10.11, two copies
     * of a million rows took 1.5 and 2.5 times as long.
     */
    private static final double LOG = 2;

    private static final String COPY = "limbeck_copy_sample";

    private CopyTime() {}

    /**
     * The server's information about the size of a table.
     *
     * @param rows the estimated number of rows
     * @param bytes the size of the rows
     * @param columns the columns that an INSERT can fill, in quotes
     */
    private record Size(double rows, long bytes, String columns) {
        private static final String SQL = "SELECT table_rows, data_length, (SELECT group_concat(concat('`',"
                + " replace(column_name, '`', '``'), '`')) FROM information_schema.columns c"
                + " WHERE c.table_schema = database() AND c.table_name = t.table_name AND is_generated = 'NEVER')"
                + " FROM information_schema.tables t WHERE table_schema = database() AND table_name = ?";

        static Size read(Connection connection, TableName table) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                statement.setString(1, table.name());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? new Size(row.getDouble(1), row.getLong(2), String.valueOf(row.getString(3)))
                            : new Size(0, 0, "");
                }
            }
        }
    }

    /**
     * {@return the estimated time; empty if the table is small or the user is not allowed to create temporary tables}
     */
    static Optional<Duration> estimate(Connection connection, TableName table) throws SQLException {
        Size size = Size.read(connection, table);
        if (size.bytes < SMALL || !connection.getAutoCommit()) {
            return Optional.empty();
        }
        boolean readOnly = connection.isReadOnly();
        connection.setReadOnly(false);
        try {
            return Optional.of(measure(connection, table, size));
        } catch (SQLException e) {
            // The plan is complete without the estimate.
            return Optional.empty();
        } finally {
            connection.setReadOnly(readOnly);
        }
    }

    /** Reads the rows without locking them; by default, a query that stores its result locks the rows that it reads. */
    private static Duration measure(Connection connection, TableName table, Size size) throws SQLException {
        RowLogging logging = RowLogging.begin(connection);
        try (logging;
                Statement statement = connection.createStatement()) {
            return measure(statement, table, size);
        }
    }

    private static Duration measure(Statement statement, TableName table, Size size) throws SQLException {
        MariadbSyntax syntax = new MariadbSyntax();
        String name = syntax.quote(table);
        statement.execute("CREATE TEMPORARY TABLE " + COPY + " LIKE " + name);
        try {
            statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
            long start = System.nanoTime();
            int rows = statement.executeUpdate("SET STATEMENT max_statement_time = 5 FOR INSERT INTO " + COPY + " ("
                    + size.columns + ") SELECT " + size.columns + " FROM " + name + " LIMIT " + ROWS);
            double copies = Math.max(1, size.rows / Math.max(1, rows)) * LOG;
            return Duration.ofNanos((long) ((System.nanoTime() - start) * copies));
        } finally {
            statement.execute(syntax.dropTemporaryTable(COPY));
        }
    }
}
