package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OnlineChanges.Preparation;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.OnlineChanges.TransactionWork;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * Runs statements, each of which takes effect on its own. A statement that makes other connections wait gives up after
 * a short time and is repeated after a pause. A statement during which others can read and write waits for older
 * transactions as long as necessary, because giving up would lose its work.
 */
public final class SingleStatement {

    private final Connection connection;
    private final Duration lockTimeout;
    private final Duration build;

    /**
     * Creates a runner.
     *
     * @param connection a connection without a transaction
     * @param lockTimeout how long to try to get a lock
     * @param build the maximum time for a statement during which others can read and write
     */
    public SingleStatement(Connection connection, Duration lockTimeout, Duration build) {
        this.connection = connection;
        this.lockTimeout = lockTimeout;
        this.build = build;
    }

    /** {@return whether the statement failed merely because a lock was not free} */
    public static boolean isLockTimeout(SQLException failure) {
        return failure instanceof SQLTimeoutException;
    }

    /** Runs the statement; if it consists of several statements, they run in one transaction. */
    public void run(String sql) throws SQLException {
        List<ScriptStatement> parts = new PostgresqlSyntax().statements(sql);
        try {
            if (parts.size() == 1 && PostgresqlSyntax.isConcurrent(sql)) {
                runConcurrently(sql);
            } else {
                runBriefly(sql, parts);
            }
        } finally {
            set("lock_timeout", Duration.ZERO);
            set("statement_timeout", Duration.ZERO);
        }
    }

    /**
     * Runs a statement in the same transaction as other work.
     *
     * @param planned the statement as it was planned
     * @param locks the locks that are taken first
     * @param before called once the locks are held; returns the statement to run
     * @param after called after the statement
     */
    public void runTogether(
            dev.limbeck.dialect.Statement planned, List<TableLock> locks, Preparation before, TransactionWork after)
            throws SQLException {
        TableLocks tables = new TableLocks(connection);
        try {
            repeat(
                    planned.sql(),
                    limit -> inTransaction(() -> {
                        long start = System.nanoTime();
                        new HeldViews(connection).hold(List.of(planned.sql()));
                        if (!locks.isEmpty()) {
                            long left = limit.toNanos() - (System.nanoTime() - start);
                            tables.takeOrFail(locks, Duration.ofNanos(Math.max(1_000_000, left)));
                        }
                        execute(new PostgresqlSyntax()
                                .statements(before.prepare().sql()));
                        after.run();
                    }));
        } finally {
            set("lock_timeout", Duration.ZERO);
            set("statement_timeout", Duration.ZERO);
        }
    }

    private void runBriefly(String sql, List<ScriptStatement> parts) throws SQLException {
        repeat(sql, limit -> attempt(parts));
    }

    private interface Attempt {
        void run(Duration limit) throws SQLException;
    }

    /** Repeats, after a pause, an attempt that fails to obtain its locks. */
    private void repeat(String sql, Attempt attempt) throws SQLException {
        Pauses pauses = new Pauses(lockTimeout);
        while (true) {
            Duration limit = pauses.shortened(TableLocks.ATTEMPT);
            set("lock_timeout", limit);
            try {
                attempt.run(limit);
                return;
            } catch (SQLException e) {
                boolean deadlock = TableLocks.DEADLOCK.equals(e.getSQLState());
                if (!deadlock && !TableLocks.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                if (!pauses.sleep()) {
                    throw new SQLTimeoutException(
                            "A lock was not obtained within "
                                    + Math.round(pauses.elapsed().toMillis() / 1_000.0) + " seconds. "
                                    + new LockHolders(connection)
                                            .describe(StatementTables.find(connection, sql), Lock.ALL),
                            e);
                }
            }
        }
    }

    private void attempt(List<ScriptStatement> parts) throws SQLException {
        if (parts.size() == 1) {
            execute(parts);
        } else {
            inTransaction(() -> execute(parts));
        }
    }

    private void execute(List<ScriptStatement> parts) throws SQLException {
        for (ScriptStatement part : parts) {
            execute(part.sql());
        }
    }

    private void inTransaction(TransactionWork work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /**
     * Runs the statement, and makes one more attempt after a deadlock, because the same deadlock is unlikely to occur
     * again.
     */
    private void runConcurrently(String sql) throws SQLException {
        ConcurrentStatement statement = new ConcurrentStatement(connection, sql);
        set("lock_timeout", Duration.ZERO);
        statement.settle();
        set("statement_timeout", build);
        try {
            attempt(sql, statement);
        } catch (SQLException e) {
            if (!TableLocks.DEADLOCK.equals(e.getSQLState())) {
                throw e;
            }
            set("statement_timeout", build);
            attempt(sql, statement);
        }
    }

    private void attempt(String sql, ConcurrentStatement statement) throws SQLException {
        try {
            execute(sql);
        } catch (SQLException e) {
            try {
                set("statement_timeout", Duration.ZERO);
                statement.settle();
            } catch (SQLException | BrokenSchema secondary) {
                e.addSuppressed(secondary);
            }
            throw e;
        }
    }

    private void set(String name, Duration limit) throws SQLException {
        if (!connection.isClosed()) {
            execute("SET " + name + " = " + limit.toMillis());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
