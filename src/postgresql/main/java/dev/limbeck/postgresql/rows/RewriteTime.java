package dev.limbeck.postgresql.rows;

import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Estimates how long PostgreSQL takes to rewrite a table. Some rows are copied into a temporary table, in a transaction
 * that is rolled back; the time grows with the size of the table and its indexes.
 */
final class RewriteTime {
    /** The smallest table for which an estimate is useful, in bytes. */
    private static final long SMALL = 1_000_000;

    private static final int ROWS = 20_000;
    private static final String COPY = "limbeck_rewrite_sample";

    private RewriteTime() {}

    /**
     * {@return the estimated time; empty if the table is small, or the user is not allowed to create temporary tables}
     */
    static Optional<Duration> estimate(Connection connection, TableName table) throws SQLException {
        String name = new PostgresqlSyntax().quote(table);
        long size = number(connection, "SELECT pg_table_size('" + name.replace("'", "''") + "')");
        if (size < SMALL || !connection.getAutoCommit()) {
            return Optional.empty();
        }
        boolean readOnly = connection.isReadOnly();
        connection.setReadOnly(false);
        connection.setAutoCommit(false);
        try {
            return Optional.of(measure(connection, name));
        } catch (SQLException e) {
            // The plan is complete without the estimate.
            return Optional.empty();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(readOnly);
        }
    }

    private static Duration measure(Connection connection, String name) throws SQLException {
        String all = "pg_total_relation_size('" + name.replace("'", "''") + "')";
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = 5000");
            long start = System.nanoTime();
            statement.execute(
                    "CREATE TEMPORARY TABLE " + COPY + " ON COMMIT DROP AS SELECT * FROM " + name + " LIMIT " + ROWS);
            long elapsed = System.nanoTime() - start;
            double copies = number(connection, "SELECT " + all)
                    / (double) number(connection, "SELECT pg_table_size('pg_temp." + COPY + "')");
            return Duration.ofNanos((long) (elapsed * copies));
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
