package dev.limbeck.postgresql.scratch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Marks a database as a scratch database: with the table {@code limbeck_scratch} in a schema of the same name, and with an
 * advisory lock that the process holds until it has dropped the database or ends.
 *
 * @param token identifies the database
 */
record ScratchMark(String token) {
    private static final String PREFIX = "limbeck_scratch_";
    private static final int TOKEN_LENGTH = 16;
    private static final String TOKEN = "[0-9a-f]{" + TOKEN_LENGTH + "}";

    /** The first half of the key of the lock, which distinguishes it from the locks of applications and migrators. */
    private static final int LOCK_KIND = 0x4c494d53;

    private static final String TABLE = "limbeck_scratch.limbeck_scratch";

    /** {@return a mark that no other database has} */
    static ScratchMark create() {
        return new ScratchMark(UUID.randomUUID().toString().replace("-", "").substring(0, TOKEN_LENGTH));
    }

    /** {@return the name of the database} */
    String databaseName() {
        return PREFIX + token;
    }

    private int lockKey() {
        return (int) Long.parseLong(token.substring(0, 8), 16);
    }

    /** Takes the lock, which the session of the connection holds until it ends. */
    void lock(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SET idle_session_timeout = 0");
            statement.execute("SELECT pg_advisory_lock(" + LOCK_KIND + ", " + lockKey() + ")");
        }
    }

    /** Writes the table into the database, which is new or a copy of a marked database. */
    void write(Connection scratch) throws SQLException {
        try (Statement statement = scratch.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS limbeck_scratch; CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (token text NOT NULL, host text NOT NULL, process bigint NOT NULL, started timestamptz NOT NULL);"
                    + " DELETE FROM " + TABLE);
        }
        try (PreparedStatement insert =
                scratch.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?, CURRENT_TIMESTAMP)")) {
            insert.setString(1, token);
            insert.setString(2, host());
            insert.setLong(3, ProcessHandle.current().pid());
            insert.executeUpdate();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    /**
     * {@return whether the database has the mark and the mark's lock is free} A copy has the row of the original until
     * its own row is written.
     */
    boolean isOn(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('" + TABLE + "') IS NOT NULL")) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*) = 1 AND bool_and(CASE WHEN t.token ~ '^"
                    + TOKEN + "$' THEN NOT " + isLocked("t.token") + " ELSE false END) FROM " + TABLE + " t")) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Returns an SQL condition that is true if a session holds the lock of a token. */
    private static String isLocked(String token) {
        return "EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid::bigint = " + LOCK_KIND
                + " AND l.objsubid = 2 AND l.objid::bigint = ('x' || substr(" + token
                + ", 1, 8))::bit(32)::bigint & 4294967295)";
    }

    /**
     * {@return the databases with the name of a scratch database whose lock is free and to which no one is connected}
     * Only the table in a database shows whether it really is a scratch database.
     */
    static List<ScratchMark> findCandidates(Connection server) throws SQLException {
        String sql = "SELECT d.datname FROM pg_database d WHERE d.datname ~ '^" + PREFIX + TOKEN
                + "$' AND d.datallowconn AND pg_has_role(d.datdba, 'MEMBER') AND NOT EXISTS (SELECT FROM pg_stat_activity a"
                + " WHERE a.datid = d.oid) AND NOT " + isLocked("substr(d.datname, " + (PREFIX.length() + 1) + ")")
                + " ORDER BY 1";
        List<ScratchMark> found = new ArrayList<>();
        try (Statement statement = server.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new ScratchMark(rows.getString(1).substring(PREFIX.length())));
            }
        }
        return found;
    }
}
