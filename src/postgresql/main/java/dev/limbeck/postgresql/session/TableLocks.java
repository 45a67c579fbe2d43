package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the locks of a revision before its first statement. An attempt gives up after a short time, because other
 * connections that need one of the tables have to wait for it. All locks are released before the next attempt.
 */
final class TableLocks {
    /** How long an attempt waits for all of its locks. */
    static final Duration ATTEMPT = Duration.ofSeconds(2);

    /** The error code of a lock that was not obtained in time. */
    static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * The error code of a deadlock: the server canceled the statement because it and another connection waited for each
     * other.
     */
    static final String DEADLOCK = "40P01";

    /**
     * The error codes for a lock that was not obtained in time, a statement that reached its time limit, and a
     * deadlock.
     */
    static final Set<String> NOT_OBTAINED = Set.of(LOCK_NOT_AVAILABLE, "57014", DEADLOCK);

    /**
     * The error codes for a role that is not allowed to lock the table, an object that is not a table, and a table that
     * does not exist. In these cases, a statement of the revision takes the lock itself or reports the error.
     */
    private static final Set<String> NOT_POSSIBLE = Set.of("42501", "42809", "42P01", "3F000");

    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private final Connection connection;

    /** Creates the locks of the current transaction of the connection. */
    TableLocks(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the locks; {@return how long that took}
     *
     * @throws SQLTimeoutException if a lock was not obtained in time
     */
    Duration take(List<TableLock> wanted, Duration timeout) throws SQLException {
        if (wanted.isEmpty()) {
            return Duration.ZERO;
        }
        Pauses pauses = new Pauses(timeout);
        while (true) {
            Savepoint before = connection.setSavepoint();
            TableLock missing = takeAll(wanted, pauses.shortened(ATTEMPT));
            if (missing == null) {
                connection.releaseSavepoint(before);
                return pauses.elapsed();
            }
            connection.rollback(before);
            if (!pauses.sleep()) {
                String kind = new DependentLocks(connection)
                                .findViews(List.of(missing))
                                .isEmpty()
                        ? "table"
                        : "view";
                throw new SQLTimeoutException("The " + kind + " " + missing.table() + " could not be locked within "
                        + Math.round(pauses.elapsed().toMillis() / 1_000.0) + " seconds. "
                        + new LockHolders(connection).describe(List.of(SYNTAX.quote(missing.table())), missing.mode()));
            }
        }
    }

    /**
     * Takes the locks in one attempt.
     *
     * @throws SQLException with the code {@link #LOCK_NOT_AVAILABLE} if a lock was not obtained
     */
    void takeOrFail(List<TableLock> wanted, Duration limit) throws SQLException {
        TableLock missing = takeAll(wanted, limit);
        if (missing != null) {
            throw new SQLException("The table " + missing.table() + " was not locked.", LOCK_NOT_AVAILABLE);
        }
        setLimit("lock_timeout", limit);
    }

    /** Tries to take all locks; {@return the lock that was not obtained, or null} */
    private @Nullable TableLock takeAll(List<TableLock> wanted, Duration limit) throws SQLException {
        long end = System.nanoTime() + limit.toNanos();
        setLimit("lock_timeout", limit);
        DependentLocks dependents = new DependentLocks(connection);
        Set<TableName> views = dependents.findViews(wanted);
        List<TableLock> unheld =
                wanted.stream().filter(lock -> views.contains(lock.table())).toList();
        if (!holdViews(unheld, limit)) {
            return unheld.get(0);
        }
        for (TableLock lock : wanted) {
            if (views.contains(lock.table())) {
                continue;
            }
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            setLimit("statement_timeout", left);
            Savepoint before = connection.setSavepoint();
            try {
                execute("LOCK TABLE " + SYNTAX.quote(lock.table()) + " IN "
                        + (lock.mode() == Lock.ALL ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE") + " MODE");
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                if (NOT_OBTAINED.contains(String.valueOf(e.getSQLState()))) {
                    return lock;
                }
                if (!NOT_POSSIBLE.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
        setLimit("statement_timeout", Duration.ZERO);
        setLimit("lock_timeout", ATTEMPT);
        return dependents.findChanged(wanted);
    }

    /**
     * Locks the views, before any table is locked: a query locks its view first and then waits for the tables of the
     * view. If this connection had already locked these tables, it and the query would wait for each other.
     */
    private boolean holdViews(List<TableLock> views, Duration limit) throws SQLException {
        if (views.isEmpty()) {
            return true;
        }
        Savepoint before = connection.setSavepoint();
        try {
            boolean held = new HeldViews(connection)
                    .tryHold(views.stream().map(TableLock::table).toList(), limit);
            connection.releaseSavepoint(before);
            return held;
        } catch (SQLException e) {
            if (!NOT_POSSIBLE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            connection.rollback(before);
            return true;
        }
    }

    private void setLimit(String name, Duration limit) throws SQLException {
        execute("SET LOCAL " + name + " = " + limit.toMillis());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
