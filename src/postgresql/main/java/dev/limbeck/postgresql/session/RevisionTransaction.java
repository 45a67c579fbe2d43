package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.ReplaceView;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A transaction that holds the migration lock until it ends. */
final class RevisionTransaction implements Transaction {
    /** The error code of every statement that follows a failed statement, until the transaction is rolled back. */
    private static final String FAILED_TRANSACTION = "25P02";

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final Connection connection;
    private final MigrationLock lock;
    private final boolean autoCommitBefore;
    private final Duration waited;
    private final Savepoint begun;
    private boolean released;

    private RevisionTransaction(Connection connection, MigrationLock lock, boolean autoCommitBefore, Duration waited)
            throws SQLException {
        this.connection = connection;
        this.lock = lock;
        this.autoCommitBefore = autoCommitBefore;
        this.waited = waited;
        this.begun = connection.setSavepoint();
    }

    /**
     * Begins the transaction. Each attempt to take the lock is a separate transaction, so no transaction is open
     * between two attempts.
     */
    static RevisionTransaction begin(Connection connection, Duration lockTimeout) throws SQLException {
        boolean before = connection.getAutoCommit();
        MigrationLock lock = new MigrationLock(connection);
        connection.setAutoCommit(false);
        try {
            Duration waited = lock.acquire(
                    () -> {
                        if (lock.tryForTransaction()) {
                            return true;
                        }
                        connection.rollback();
                        return false;
                    },
                    lockTimeout);
            SessionSettings.pin(connection);
            SessionSettings.limitLocks(connection, lockTimeout);
            return new RevisionTransaction(connection, lock, before, waited);
        } catch (SQLException e) {
            connection.rollback();
            connection.setAutoCommit(before);
            throw e;
        }
    }

    /** Also satisfies plans that need foreign keys off, because no change requires this on PostgreSQL. */
    @Override
    public Need offers() {
        return Need.FOREIGN_KEYS_OFF;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    /**
     * Takes the locks. First releases the weak locks that were taken by reading the catalogs. Otherwise, there would be
     * a deadlock if another transaction already had a stronger lock on one of the tables and waited for this
     * transaction.
     */
    @Override
    public Duration lock(List<TableLock> locks, Duration timeout) throws SQLException {
        if (!released) {
            connection.rollback(begun);
            connection.releaseSavepoint(begun);
            released = true;
        }
        return new TableLocks(connection).take(locks, timeout);
    }

    /**
     * Limits how long the next statements wait for a lock, because other connections that need the table have to wait
     * as well.
     */
    @Override
    public void before(Operation operation, OperationPlan plan) throws SQLException {
        boolean locks = plan.statements().stream().anyMatch(each -> SYNTAX.kind(each.sql()) != Statement.Kind.ROWS);
        if (locks) {
            SessionSettings.limitLocks(connection, TableLocks.ATTEMPT);
        }
        for (Statement statement : plan.statements()) {
            if (operation instanceof AlterTable) {
                new ConcurrentStatement(connection, statement.sql()).settleInTransaction();
            }
        }
    }

    @Override
    public boolean restores(Operation operation, OperationPlan plan) {
        return (operation instanceof AlterTable || operation instanceof ReplaceView)
                && !HeldViews.find(texts(plan)).isEmpty();
    }

    @Override
    public void hold(OperationPlan plan) throws SQLException {
        new HeldViews(connection).hold(texts(plan));
    }

    private static List<String> texts(OperationPlan plan) {
        return plan.statements().stream().map(Statement::sql).toList();
    }

    /**
     * Explains a lock timeout. The failed transaction is rolled back first, because until then, queries are not
     * possible.
     */
    @Override
    public void failed(Operation operation, OperationPlan plan, SQLException failure) throws SQLException {
        if (!TableLocks.LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
            return;
        }
        connection.rollback();
        List<String> tables = new ArrayList<>();
        for (Statement statement : plan.statements()) {
            tables.addAll(StatementTables.find(connection, statement.sql()));
        }
        throw new SQLTimeoutException(
                "A lock was not obtained in time. " + new LockHolders(connection).describe(tables, Statement.Lock.ALL),
                failure);
    }

    /** Checks that the lock is still held, because the end of the transaction would have released it. */
    @Override
    public void requireOpen() throws SQLException {
        if (connection.getAutoCommit() || !isLockHeld()) {
            throw new BrokenSchema("A statement of the revision ended its transaction, so the statements before it"
                    + " have "
                    + "already taken effect. Remove COMMIT and ROLLBACK from the revision. If it has neither, the "
                    + "connection changed"
                    + " its server session, as a connection pooler in transaction mode does: use a direct URL.");
        }
    }

    private boolean isLockHeld() throws SQLException {
        try {
            return lock.isHeld();
        } catch (SQLException e) {
            if (FAILED_TRANSACTION.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    /**
     * Queries the lock first. This query fails if an earlier statement has failed; in that case the server would roll
     * back instead of committing, and the driver would not report this.
     */
    @Override
    public void commit() throws SQLException {
        lock.isHeld();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.setAutoCommit(autoCommitBefore);
        }
    }
}
