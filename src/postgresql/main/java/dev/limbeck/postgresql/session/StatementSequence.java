package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/** A session that holds the migration lock, and in which each statement takes effect immediately. */
final class StatementSequence implements Transaction {
    private static final Executor SAME_THREAD = Runnable::run;

    private final Connection connection;
    private final MigrationLock lock;
    private final boolean autoCommitBefore;
    private final Map<String, String> settingsBefore;
    private final Duration waited;

    private StatementSequence(
            Connection connection,
            MigrationLock lock,
            boolean autoCommitBefore,
            Map<String, String> settingsBefore,
            Duration waited) {
        this.connection = connection;
        this.lock = lock;
        this.autoCommitBefore = autoCommitBefore;
        this.settingsBefore = settingsBefore;
        this.waited = waited;
    }

    static StatementSequence begin(Connection connection, Duration lockTimeout) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(true);
        MigrationLock lock = new MigrationLock(connection);
        Duration waited = lock.acquire(lock::tryForSession, lockTimeout);
        return new StatementSequence(connection, lock, before, SessionSettings.pinSession(connection), waited);
    }

    @Override
    public Need offers() {
        return Need.NO_TRANSACTION;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    @Override
    public void requireOpen() {}

    @Override
    public void commit() {}

    /**
     * Closes the connection if the lock cannot be released; otherwise, a connection pool would keep the connection
     * open, and with it the lock.
     */
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try {
            connection.setAutoCommit(true);
            SessionSettings.restore(connection, settingsBefore);
            lock.release();
            connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            connection.abort(SAME_THREAD);
            throw e;
        }
    }
}
