package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Holds the migration lock. Each schema change commits; other statements are grouped into a transaction if required.
 */
final class MariadbTransaction implements Transaction {
    private static final Executor SAME_THREAD = Runnable::run;

    private final Connection connection;
    private final Need need;
    private final MigratorLock lock;
    private final boolean autoCommitBefore;
    private final Duration waited;
    private final Map<String, String> settingsBefore;

    private MariadbTransaction(
            Connection connection,
            Need need,
            MigratorLock lock,
            boolean autoCommitBefore,
            Duration waited,
            Map<String, String> settingsBefore) {
        this.connection = connection;
        this.need = need;
        this.lock = lock;
        this.autoCommitBefore = autoCommitBefore;
        this.waited = waited;
        this.settingsBefore = settingsBefore;
    }

    static MariadbTransaction begin(Connection connection, MigratorLock lock, Need need, Duration lockTimeout)
            throws SQLException {
        boolean before = connection.getAutoCommit();
        Map<String, String> settings = MariadbSettings.pin(connection);
        Duration waited;
        try {
            waited = lock.acquire(lockTimeout);
        } catch (SQLException e) {
            SQLException cause = ClusterNode.explain(connection, e);
            restore(connection, settings, cause);
            throw cause;
        }
        MariadbTransaction transaction = new MariadbTransaction(connection, need, lock, before, waited, settings);
        try {
            if (!lock.wasHeld()) {
                SequencesWithoutRow.remove(connection);
            }
            connection.setAutoCommit(need == Need.NO_TRANSACTION);
            if (need != Need.NO_TRANSACTION) {
                lock.protectTransaction();
            }
            return transaction;
        } catch (SQLException e) {
            try {
                transaction.close();
            } catch (SQLException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
    }

    private static void restore(Connection connection, Map<String, String> settings, SQLException cause) {
        try {
            if (!connection.isClosed()) {
                MariadbSettings.restore(connection, settings);
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public Need offers() {
        return need;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    @Override
    public void requireOpen() {}

    @Override
    public void commit() throws SQLException {
        if (need != Need.NO_TRANSACTION) {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw ClusterNode.explain(connection, e);
            }
        }
    }

    /**
     * Closes the connection if it cannot release the lock; otherwise, a connection pool would keep the connection and
     * therefore the lock.
     */
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            lock.abandon();
            return;
        }
        try {
            if (need != Need.NO_TRANSACTION) {
                connection.rollback();
            }
            MariadbSettings.restore(connection, settingsBefore);
            lock.release();
            connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException e) {
            lock.abandon();
            connection.abort(SAME_THREAD);
            throw e;
        }
    }
}
