package dev.limbeck.postgresql.read;

import java.sql.Connection;
import java.sql.SQLException;

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
        boolean readOnly = connection.isReadOnly();
        int isolation = connection.getTransactionIsolation();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return queries.run(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(isolation);
            connection.setReadOnly(readOnly);
        }
    }
}
