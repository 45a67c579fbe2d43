package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles the sessions of MariaDB, in which each schema change commits the transaction. */
public final class MariadbSessions implements Sessions {
    private static final String SCRATCH = "limbeck_scratch_";

    private final @Nullable SecondConnection second;
    private final boolean cluster;

    /**
     * Creates the sessions.
     *
     * @param second opens another connection to the database; null if only the caller can open connections
     * @param cluster whether the database is on a Galera cluster
     */
    public MariadbSessions(@Nullable SecondConnection second, boolean cluster) {
        this.second = second;
        this.cluster = cluster;
    }

    /**
     * Returns the lock of the database. A scratch database needs none, because no other program uses it.
     */
    private MigratorLock lock(Connection connection) throws SQLException {
        if (connection instanceof UnsharedDatabase) {
            return new NoLock();
        }
        return cluster && !String.valueOf(connection.getCatalog()).startsWith(SCRATCH)
                ? new ClusterLease(connection, second)
                : new MariadbLock(connection);
    }

    @Override
    public Transaction begin(Connection connection, Need need, Duration lockTimeout) throws SQLException {
        return MariadbTransaction.begin(connection, lock(connection), need, lockTimeout);
    }

    @Override
    public Map<String, String> readSettings(Connection connection) throws SQLException {
        try {
            return MariadbSettings.read(connection);
        } catch (SQLException e) {
            throw ClusterNode.explain(connection, e);
        }
    }

    @Override
    public void restoreSettings(Connection connection, Map<String, String> settings) throws SQLException {
        if (!MariadbSettings.read(connection).equals(settings)) {
            MariadbSettings.restore(connection, settings);
        }
    }

    /** Rounds the timeout to whole seconds, because the server accepts only whole seconds. */
    @Override
    public Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException {
        return setTimeouts(connection, lockTimeout);
    }

    /**
     * Sets how long the connection waits for locks; {@return the previous setting} The server has separate settings for
     * tables and for rows. When the original setting for tables is restored, the original setting for rows is restored
     * too.
     */
    static Duration setTimeouts(Connection connection, Duration lockTimeout) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@lock_wait_timeout")) {
            row.next();
            Duration before = Duration.ofSeconds(row.getLong(1));
            restoreTimeouts(connection, lockTimeout);
            return before;
        }
    }

    /** Sets how long the connection waits for locks. */
    static void restoreTimeouts(Connection connection, Duration lockTimeout) throws SQLException {
        long seconds = Math.max(1, lockTimeout.toSeconds());
        try (Statement statement = connection.createStatement()) {
            // The server computes all values before it sets the first one.
            statement.execute("SET @limbeck_row_wait = ifnull(@limbeck_row_wait, @@innodb_lock_wait_timeout),"
                    + " innodb_lock_wait_timeout = cast(if(ifnull(@limbeck_wait, @@lock_wait_timeout) = " + seconds
                    + ", ifnull(@limbeck_row_wait, @@innodb_lock_wait_timeout), " + seconds + ") as unsigned),"
                    + " @limbeck_wait = ifnull(@limbeck_wait, @@lock_wait_timeout), lock_wait_timeout = " + seconds);
        }
    }

    @Override
    public void runAlone(Connection connection, String sql, Duration lockTimeout) throws SQLException {
        lock(connection).requireHeld();
        new RepeatedStatement(connection, sql).run(lockTimeout);
    }

    @Override
    public String describeLocking(Connection connection) {
        return "Each change to a table waits for the transactions that use the table; the following statements wait"
                + " for the change.";
    }

    @Override
    public boolean isConnectionLost(SQLException failure) {
        return MariadbErrors.isConnectionLost(failure);
    }

    @Override
    public boolean isUnknownSyntax(SQLException failure) {
        return MariadbErrors.isUnknownSyntax(failure);
    }

    /** Removes the connection number that the driver puts at the beginning of each message. */
    @Override
    public String text(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "");
    }

    @Override
    public Optional<String> explain(SQLException failure) {
        return MariadbErrors.explain(failure);
    }

    @Override
    public Optional<String> findLockHolder(Connection connection) throws SQLException {
        return lock(connection).findHolder();
    }

    @Override
    public boolean breakLock(Connection connection) throws SQLException {
        return lock(connection).endHolder();
    }
}
