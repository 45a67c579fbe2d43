package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.server.LockWait;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock on a Galera cluster: a row that identifies the holder. Server locks are not used, because a lock on one node
 * has no effect on the other nodes.
 *
 * <p>The holder increments a counter in the row every two seconds, on a second connection. Another migrator takes over
 * if the counter has not changed for ten seconds, provided that its own writes were committed without delay during this
 * time. While a schema change runs on a node, no write is committed there. Therefore, if a migrator had to wait for a
 * schema change, it waits again, for several times as long, because the change may take longer on the holder's node.
 * Clocks are not compared. On the holder's node, the list of connections shows immediately whether the holder has
 * ended. A holder that cannot open a second connection keeps the lease until it releases it.
 *
 * <p>Each lease has a number. Each of the holder's transactions changes a row that is also changed when another
 * migrator takes over, so the cluster refuses to commit a transaction of a former holder.
 */
public final class ClusterLease implements MigratorLock {
    /** The name of the table. */
    public static final String TABLE = "limbeck_lease";

    private static final int LEASE = 1;
    private static final int FENCE = 2;
    private static final int PROBE = 3;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_TIMEOUT = 1205;
    private static final int NO_SUCH_TABLE = 1146;
    private static final Duration EXPIRY = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(3);

    /** How many times as long a schema change may take on the holder's node as on this node. */
    private static final int SLOWER_NODE = 4;

    private static final String COUNT = "UPDATE " + TABLE + " SET number = number + 1 WHERE id = ?";

    private final Connection connection;
    private final @Nullable SecondConnection second;
    private @Nullable Heartbeat heartbeat;
    private @Nullable NodeWatch watch;
    private @Nullable Row seen;
    private long seenSince;
    private long longest;

    /**
     * Creates the lock of the current database of the connection.
     *
     * @param second opens the connection on which the lease is renewed; null if no second connection is possible
     */
    ClusterLease(Connection connection, @Nullable SecondConnection second) {
        this.connection = connection;
        this.second = second;
    }

    private record Row(
            long number,
            @Nullable String owner,
            @Nullable String node,
            long session,
            @Nullable String account,
            @Nullable Long beat,
            @Nullable String since) {
        boolean isSameNode(String other) {
            return other.equals(node);
        }
    }

    @Override
    public Duration acquire(Duration timeout) throws SQLException {
        if (held().isPresent()) {
            requireHeld();
            execute("SET @limbeck_depth = @limbeck_depth + 1");
            return Duration.ZERO;
        }
        create();
        Duration waited = LockWait.acquire(this::attempt, this::findHolder, timeout);
        SecondConnection opener = second;
        try {
            if (opener != null) {
                heartbeat = Heartbeat.start(opener, held().orElseThrow());
                watch = opener.reachesOtherNodes() ? NodeWatch.start(connection, opener) : null;
            }
        } catch (SQLException | RuntimeException e) {
            try {
                release();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
                abandon();
            }
            throw e;
        }
        return waited;
    }

    private void create() throws SQLException {
        if (exists()) {
            return;
        }
        execute("CREATE TABLE IF NOT EXISTS " + TABLE + " (id INT NOT NULL PRIMARY KEY, number BIGINT NOT NULL,"
                + " owner VARCHAR(200) NULL, node VARCHAR(200) NULL, session BIGINT NULL, account VARCHAR(200) NULL,"
                + " beat BIGINT NULL, since DATETIME NULL) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4"
                + " COMMENT='The lease of Limbeck: one migrator at a time changes this database'");
        try {
            execute("INSERT IGNORE INTO " + TABLE + " (id, number) VALUES (" + LEASE + ", 0), (" + FENCE + ", 0), ("
                    + PROBE + ", 0)");
        } catch (SQLException e) {
            // Another migrator has inserted the same rows at the same time.
            if (e.getErrorCode() != DEADLOCK) {
                throw e;
            }
        }
    }

    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM information_schema.tables"
                        + " WHERE table_schema = database() AND table_name = '" + TABLE + "'")) {
            return rows.next() && rows.getInt(1) > 0 && read().isPresent();
        }
    }

    private boolean attempt() throws SQLException {
        long start = System.nanoTime();
        try {
            Row row = read().orElse(null);
            if (row == null) {
                create();
                return false;
            }
            return (row.owner == null || hasEnded(row)) && take(row);
        } catch (SQLException e) {
            // The node waits at most thirty seconds for the other nodes' changes that it has not applied yet.
            if (e.getErrorCode() != LOCK_TIMEOUT) {
                throw e;
            }
            longest = Math.max(longest, System.nanoTime() - start);
            seen = null;
            return false;
        }
    }

    private boolean hasEnded(Row row) throws SQLException {
        boolean visible = row.isSameNode(node()) && Objects.equals(row.account, ask("SELECT current_user()"));
        if (visible && holder(row).hasEnded()) {
            return true;
        }
        if (row.beat == null) {
            return false;
        }
        long start = System.nanoTime();
        count(connection, PROBE);
        long took = System.nanoTime() - start;
        if (took > SLOW.toNanos() || !row.equals(seen)) {
            longest = Math.max(longest, took);
            seen = row;
            seenSince = System.nanoTime();
            return false;
        }
        return System.nanoTime() - seenSince > EXPIRY.toNanos() + SLOWER_NODE * longest;
    }

    /** Takes the lease in this row; {@return false if another migrator was faster} */
    private boolean take(Row row) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + TABLE
                + " SET number = number + 1, owner = ?, node = " + ClusterNode.NAME + ", session = connection_id(),"
                + " account = current_user(), beat = ?, since = utc_timestamp() WHERE id = " + LEASE
                + " AND number = ? AND owner <=> ? AND beat <=> ?")) {
            statement.setString(1, "process " + ProcessHandle.current().pid());
            statement.setObject(2, second == null ? null : 0L);
            statement.setLong(3, row.number);
            statement.setString(4, row.owner);
            statement.setObject(5, row.beat);
            boolean taken = statement.executeUpdate() == 1;
            if (taken) {
                count(connection, FENCE);
            }
            connection.commit();
            if (taken) {
                execute("SET @limbeck_lease = " + (row.number + 1) + ", @limbeck_depth = 1");
            }
            return taken;
        } catch (SQLException e) {
            rollback(e);
            if (e.getErrorCode() == DEADLOCK) {
                return false;
            }
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void rollback(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void release() throws SQLException {
        requireHeld();
        execute("SET @limbeck_depth = @limbeck_depth - 1");
        if (!ask("SELECT @limbeck_depth").equals("0")) {
            return;
        }
        stopHeartbeat();
        long number = held().orElseThrow();
        execute("SET @limbeck_lease = NULL");
        free(connection, number);
        commit();
    }

    @Override
    public void abandon() {
        stopWatch();
        Heartbeat beating = heartbeat;
        heartbeat = null;
        if (beating != null) {
            beating.free();
        }
    }

    private void stopWatch() {
        NodeWatch watching = watch;
        watch = null;
        if (watching != null) {
            watching.stop();
        }
    }

    private void stopHeartbeat() {
        stopWatch();
        Heartbeat beating = heartbeat;
        heartbeat = null;
        if (beating != null) {
            beating.stop();
        }
    }

    /** Frees the lease with the given number. */
    static void free(Connection connection, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int attempt = 1; ; attempt++) {
                try {
                    statement.executeUpdate("UPDATE " + TABLE + " SET owner = NULL, beat = NULL WHERE id = " + LEASE
                            + " AND number = " + number);
                    return;
                } catch (SQLException e) {
                    if (e.getErrorCode() != DEADLOCK || attempt == 5) {
                        throw e;
                    }
                }
            }
        }
    }

    /** Shows the other migrators that the holder is still running; {@return whether it still holds the lease} */
    static boolean renew(Connection connection, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                            "UPDATE " + TABLE + " SET beat = beat + 1 WHERE id = " + LEASE + " AND number = " + number)
                    == 1;
        }
    }

    @Override
    public void requireHeld() throws SQLException {
        Optional<Long> number = held();
        if (number.isEmpty()) {
            throw new SQLNonTransientConnectionException(
                    "The connection was replaced by another one, so the lease of the cluster is lost", "08006");
        }
        Row row = read().orElse(null);
        if (row == null || row.number != number.get()) {
            String next = row == null || row.owner == null ? "" : ": " + describe(row);
            throw new SQLException(
                    next.isEmpty()
                            ? "The lease of the cluster was taken by another migrator, which has finished, or released"
                                    + " with `limbeck unlock`. Run `limbeck current` to see the database's position"
                            : "Another migrator has taken the lease of the cluster" + next
                                    + ". Run `limbeck current` when it has finished");
        }
    }

    @Override
    public void protectTransaction() throws SQLException {
        requireHeld();
        count(connection, FENCE);
    }

    @Override
    public Optional<String> findHolder() throws SQLException {
        return read().filter(row -> row.owner != null).map(ClusterLease::describe);
    }

    private static String describe(Row row) {
        return row.owner + " of " + row.account + " on node " + row.node + " since " + row.since + " UTC";
    }

    @Override
    public boolean endHolder() throws SQLException {
        Row row = read().orElse(null);
        if (row == null || row.owner == null) {
            return false;
        }
        execute("UPDATE " + TABLE + " SET number = number + 1, owner = NULL, beat = NULL WHERE id = " + LEASE);
        count(connection, FENCE);
        if (row.isSameNode(node())) {
            holder(row).kill();
        }
        return true;
    }

    private HolderConnection holder(Row row) {
        return new HolderConnection(connection, row.session, String.valueOf(row.account));
    }

    private Optional<Long> held() throws SQLException {
        String number = ask("SELECT ifnull(@limbeck_lease, '')");
        return number.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(number));
    }

    private String node() throws SQLException {
        return ClusterNode.name(connection);
    }

    private Optional<Row> read() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT number, owner, node, session, account, beat, since FROM "
                        + TABLE + " WHERE id = " + LEASE)) {
            return row.next()
                    ? Optional.of(new Row(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getString(5),
                            (Long) row.getObject(6),
                            row.getString(7)))
                    : Optional.empty();
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static void count(Connection connection, int row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setInt(1, row);
            statement.executeUpdate();
        } catch (SQLException e) {
            if (e.getErrorCode() != DEADLOCK || row != PROBE) {
                throw e;
            }
        }
    }
}
