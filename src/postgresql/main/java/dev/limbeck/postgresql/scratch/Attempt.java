package dev.limbeck.postgresql.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/** Runs a statement that may fail, without ending a transaction that is open. */
final class Attempt {
    private Attempt() {}

    /** Runs the statement; if it fails, an open transaction is rolled back to its state before the statement. */
    static void run(Connection connection, String sql) throws SQLException {
        Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (before != null) {
                connection.rollback(before);
            }
            throw e;
        }
        if (before != null) {
            connection.releaseSavepoint(before);
        }
    }
}
