package dev.limbeck.mariadb.rows;

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
 * Estimates how long MariaDB copies a table. Some rows are copied into a temporary table; the time grows with the number of
 * rows, and with the size of the indexes.
 */
final class CopyTime {
    /** The smallest table for which an estimate is useful, in bytes. */
    private static final long SMALL = 1_000_000;

    private static final int ROWS = 20_000;
    private static final String COPY = "limbeck_copy_sample";

    private CopyTime() {}

    /**
     * What the server knows about the size of a table.
     *
     * @param rows the estimated number of rows
     * @param data the size of the rows in bytes
     * @param indexes the size of the indexes in bytes, except for the primary key, which contains the rows
     */
    private record Size(double rows, double data, double indexes) {
        static Size read(Connection connection, TableName table) throws SQLException {
            String sql = "SELECT table_rows, data_length, index_length FROM information_schema.tables"
                    + " WHERE table_schema = database() AND table_name = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, table.name());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? new Size(row.getDouble(1), row.getDouble(2), row.getDouble(3))
                            : new Size(0, 0, 0);
                }
            }
        }
    }

    /** {@return the estimated time; empty if the table is small, or the user may not create temporary tables} */
    static Optional<Duration> estimate(Connection connection, TableName table) throws SQLException {
        Size size = Size.read(connection, table);
        if (size.data < SMALL || !connection.getAutoCommit()) {
            return Optional.empty();
        }
        boolean readOnly = connection.isReadOnly();
        connection.setReadOnly(false);
        try (Statement statement = connection.createStatement()) {
            return Optional.of(measure(statement, table, size));
        } catch (SQLException e) {
            // The plan is complete without the estimate.
            return Optional.empty();
        } finally {
            connection.setReadOnly(readOnly);
        }
    }

    /** Reads the rows without locks, which are the default of a query whose rows are stored. */
    private static Duration measure(Statement statement, TableName table, Size size) throws SQLException {
        MariadbSyntax syntax = new MariadbSyntax();
        statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        long start = System.nanoTime();
        int rows = statement.executeUpdate("SET STATEMENT max_statement_time = 5 FOR CREATE TEMPORARY TABLE " + COPY
                + " ENGINE=InnoDB AS SELECT * FROM " + syntax.quote(table) + " LIMIT " + ROWS);
        long elapsed = System.nanoTime() - start;
        statement.execute(syntax.dropTemporaryTable(COPY));
        double copies = Math.max(1, size.rows / Math.max(1, rows)) * (1 + size.indexes / size.data);
        return Duration.ofNanos((long) (elapsed * copies));
    }
}
