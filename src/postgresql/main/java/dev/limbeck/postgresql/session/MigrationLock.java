package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.server.LockWait;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The advisory lock that keeps other migrators away from the same schema. The lock is requested repeatedly instead of
 * waiting on the server, because a session that waits there has a snapshot, and a CREATE INDEX CONCURRENTLY by the
 * holder of the lock would wait for this snapshot to end.
 */
final class MigrationLock {
    /** The first half of the key, which distinguishes Limbeck's locks from those of applications. */
    private static final int LIMBECK = 0x4c494d42;

    private static final String OF_LOCK = " FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted"
            + " AND d.datname = current_database() AND l.classid = ? AND l.objid::bigint = ? AND l.objsubid = 2";

    private final Connection connection;
    private final int key;

    /** Creates the lock for the connection's current schema. */
    MigrationLock(Connection connection) throws SQLException {
        this.connection = connection;
        CRC32 hash = new CRC32();
        hash.update(String.valueOf(connection.getSchema()).getBytes(StandardCharsets.UTF_8));
        this.key = (int) hash.getValue();
    }

    /**
     * Repeats the attempt until it succeeds; {@return how long that took}
     *
     * @throws java.sql.SQLTimeoutException if the lock was not obtained in time
     */
    Duration acquire(LockWait.Attempt attempt, Duration timeout) throws SQLException {
        return LockWait.acquire(attempt, this::findHolder, timeout);
    }

    /** Takes the lock, which is then held until the current transaction ends; {@return whether the lock was free} */
    boolean tryForTransaction() throws SQLException {
        return ask("SELECT pg_try_advisory_xact_lock(?, ?)");
    }

    /** Takes the lock for the session; {@return whether the lock was free} */
    boolean tryForSession() throws SQLException {
        return ask("SELECT pg_try_advisory_lock(?, ?)");
    }

    /** Releases the lock of the session. */
    void release() throws SQLException {
        ask("SELECT pg_advisory_unlock(?, ?)");
    }

    /** {@return whether this session holds the lock} */
    boolean isHeld() throws SQLException {
        return find("SELECT 1" + OF_LOCK + " AND l.pid = pg_backend_pid()").isPresent();
    }

    /** {@return the session that holds the lock, for a message} */
    Optional<String> findHolder() throws SQLException {
        return find("SELECT concat('process ', a.pid, ' (', nullif(a.application_name, ''), ') of ', a.usename,"
                + " coalesce(' at ' || host(a.client_addr), ''), ' since ', to_char(a.backend_start AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD HH24:MI:SS'), ' UTC')" + OF_LOCK);
    }

    /** Ends the session that holds the lock; {@return whether it was ended} */
    boolean endHolder() throws SQLException {
        return find("SELECT pg_terminate_backend(a.pid, 5000)" + OF_LOCK + " AND a.pid <> pg_backend_pid()")
                .filter("t"::equals)
                .isPresent();
    }

    private boolean ask(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LIMBECK);
            statement.setInt(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Optional<String> find(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, LIMBECK);
            statement.setLong(2, Integer.toUnsignedLong(key));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
