package dev.limbeck.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * The lock that excludes other migrators: a row with the session ID of its holder. A row whose session has ended is
 * ignored. The schema that contains the row exists only while the lock is held or after the lock has been left behind.
 */
final class H2Lock {
    private static final String ROW = "LIMBECK_LOCK.HOLDER";
    private static final String ALIVE = " from " + ROW + " H where exists (select 1 from INFORMATION_SCHEMA.SESSIONS S"
            + " where S.SESSION_ID = H.SESSION and S.SESSION_START = H.STARTED)";

    private final Connection connection;

    H2Lock(Connection connection) {
        this.connection = connection;
    }

    /** {@return the time spent waiting, or empty if this connection already holds the lock} */
    Optional<Duration> acquire(Duration timeout) throws SQLException {
        if (exists() && count("select count(*)" + ALIVE + " and H.SESSION = SESSION_ID()") > 0) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        while (!tryOnce()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(timeout) >= 0) {
                String holder =
                        find().map(session -> "it is held by " + session).orElse("another migrator holds it");
                throw new SQLTimeoutException("The migration lock was not obtained within " + timeout.toSeconds()
                        + " seconds: " + holder + ". If that program is no longer running, run `limbeck unlock`.");
            }
            sleep();
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean tryOnce() {
        try {
            run("create schema if not exists LIMBECK_LOCK");
            run("create table if not exists " + ROW
                    + " (ID int primary key, SESSION int, STARTED timestamp(9) with time zone)");
            run("delete from " + ROW + " where not exists (select 1" + ALIVE + ")");
            run("insert into " + ROW + " select 1, SESSION_ID, SESSION_START from INFORMATION_SCHEMA.SESSIONS where"
                    + " SESSION_ID = SESSION_ID()");
            return true;
        } catch (SQLException taken) {
            return false;
        }
    }

    private static void sleep() throws SQLException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("interrupted");
        }
    }

    void release() throws SQLException {
        run("drop schema if exists LIMBECK_LOCK cascade");
    }

    Optional<String> find() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select H.SESSION, H.STARTED" + ALIVE)) {
            return row.next()
                    ? Optional.of("session " + row.getInt(1) + " since " + row.getString(2))
                    : Optional.empty();
        }
    }

    /** Ends the session of the holder and removes the row. */
    void abort() throws SQLException {
        if (exists()) {
            run("select ABORT_SESSION(SESSION) from " + ROW + " where SESSION <> SESSION_ID()");
            release();
        }
    }

    private boolean exists() throws SQLException {
        return count("select count(*) from INFORMATION_SCHEMA.TABLES where TABLE_SCHEMA = 'LIMBECK_LOCK'") > 0;
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
