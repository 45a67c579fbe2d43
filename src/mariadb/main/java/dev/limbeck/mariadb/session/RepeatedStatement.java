package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.Statement.Kind;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs a schema change, which waits for the transactions that use the table. Because other statements that use the
 * table wait for the change, an attempt gives up after a short time, and another one follows after a pause. This is
 * possible because a schema change takes effect completely or not at all. A change that reads or copies rows also waits
 * at its end, where giving up would lose its work. Such a change is therefore attempted only once, and waits until the
 * timeout.
 *
 * @param connection a connection without a transaction
 * @param sql the statement
 */
record RepeatedStatement(Connection connection, String sql) {
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Pattern CREATE_INDEX = Pattern.compile("CREATE\\s+(\\w+\\s+)?INDEX");

    /** The errors for lock timeouts, deadlocks, conflicts with another node, and nodes that are not ready. */
    private static final Set<Integer> REPEATED = Set.of(1205, 1213, MariadbErrors.NODE_NOT_READY);

    /**
     * Runs the statement.
     *
     * @throws SQLTimeoutException if other connections were still using the table at the timeout
     */
    void run(Duration lockTimeout) throws SQLException {
        if (new MariadbSyntax().kind(sql) != Kind.SCHEMA) {
            execute(sql);
            return;
        }
        Duration before =
                MariadbSessions.setTimeouts(connection, isLong() ? lockTimeout : shorter(lockTimeout, ATTEMPT));
        try {
            repeat(lockTimeout);
        } finally {
            if (!connection.isClosed()) {
                MariadbSessions.restoreTimeouts(connection, before);
            }
        }
    }

    /** Returns whether the statement itself might take a long time, in addition to its waiting time. */
    private boolean isLong() {
        String words = sql.strip().toUpperCase(Locale.ROOT);
        return (words.startsWith("ALTER TABLE") && !words.contains("ALGORITHM=INSTANT"))
                || CREATE_INDEX.matcher(words).lookingAt();
    }

    private void repeat(Duration lockTimeout) throws SQLException {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                execute(sql);
                return;
            } catch (SQLException e) {
                if (!REPEATED.contains(e.getErrorCode())) {
                    throw e;
                }
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                boolean late = elapsed.plus(pause).compareTo(lockTimeout) >= 0;
                SQLException cause = late ? ClusterNode.explain(connection, e) : e;
                if (late && cause.getErrorCode() == MariadbErrors.NODE_NOT_READY) {
                    throw cause;
                }
                if (late) {
                    throw new SQLTimeoutException(
                            (isLong()
                                            ? "The statement did not obtain a lock"
                                            : "A lock was not obtained within " + Math.max(1, elapsed.toSeconds())
                                                    + " seconds")
                                    + ". "
                                    + users() + "Run the command again when they have finished, or raise"
                                    + " database.lock_timeout.",
                            e);
                }
                sleep(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static void sleep(Duration pause) throws SQLException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("Interrupted while waiting for a lock", e);
        }
    }

    /** Describes the transactions that use the table. They are visible only if the user has the PROCESS privilege. */
    private String users() {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT concat('connection ', p.id, ' of ', p.user, ' at ',"
                        + " p.host, ' since ', t.trx_started) FROM information_schema.innodb_trx t JOIN"
                        + " information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE p.db = database()"
                        + " AND p.id <> connection_id() ORDER BY t.trx_started LIMIT 5")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            return "Other connections use the table. ";
        }
        return found.isEmpty()
                ? "Other connections use the table. "
                : "These connections have open transactions: " + String.join(", ", found) + ". ";
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
