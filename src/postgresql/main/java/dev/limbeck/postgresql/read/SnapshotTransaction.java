package dev.limbeck.postgresql.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs queries in one transaction, so that all of them see the same state of the database. */
final class SnapshotTransaction {
    private SnapshotTransaction() {}

    /** Queries of a connection. */
    interface Queries<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * {@return the result of the queries} If a transaction is already open, the queries run in it, and it remains open.
     */
    static <T> T read(Connection connection, Queries<T> queries) throws SQLException {
        if (!connection.getAutoCommit()) {
            return queries.run(connection);
        }
        connection.setAutoCommit(false);
        try {
            // The driver would set these properties for the whole session, and query and restore their earlier values.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            return queries.run(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
