package dev.limbeck.mariadb.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The numbers of statements, by kind, that might change a definition; the server counts a statement when it begins. If
 * the numbers are still the same later, and no such statement was running, no definition on the server has changed in
 * between.
 *
 * @param own the statements of this connection, including those that failed
 * @param others the statements of all other connections, and the times at which the server began to count
 * @param quiet whether no other connection was running such a statement when the numbers were read
 */
record StatementCounters(Map<String, Long> own, Map<String, Long> others, boolean quiet) {
    /** The counters of statements that change no definition, and of statements that only run other statements. */
    private static final Pattern HARMLESS =
            Pattern.compile("admin_commands|begin|call_procedure|change_db|check|checksum"
                    + "|commit|compound_sql|create_temporary_table|dealloc_sql|delete|delete_multi|do|drop_temporary_table"
                    + "|empty_query|execute_immediate|execute_sql|get_diagnostics|ha_\\w+|help|insert|insert_select|kill|load"
                    + "|lock_tables|prepare_sql|release_savepoint|replace|replace_select|resignal|rollback"
                    + "|rollback_to_savepoint|savepoint|select|set_option|show_\\w+|signal|stmt_\\w+|truncate|unlock_tables"
                    + "|update|update_multi|xa_\\w+");

    private static final String PREFIX = "com_";
    private static final String RUNNING = "threads_running";
    private static final String UPTIME = "uptime";
    private static final String COUNTING = "uptime_since_flush_status";

    /** How many times the server is queried again while other statements are running. */
    private static final int TRIES = 3;

    /** The statements that change no definition, provided that they are not part of a procedure. */
    private static final Set<String> ROWS =
            Set.of("select", "insert", "update", "delete", "replace", "commit", "rollback", "show");

    private static final Set<String> SERVICES = Set.of("Sleep", "Daemon", "Binlog Dump");

    private static final Pattern PROCESS = Pattern.compile(
            "GRANT (?:ALL PRIVILEGES|[A-Z, ]*\\bPROCESS\\b[A-Z, ]*) ON \\*\\.\\* TO .*", Pattern.DOTALL);

    private static final String QUERY = "BEGIN NOT ATOMIC SHOW GLOBAL STATUS WHERE variable_name LIKE 'Com%'"
            + " OR variable_name IN ('Threads_running', 'Uptime', 'Uptime_since_flush_status');"
            + " SHOW SESSION STATUS LIKE 'Com%'; END";

    /** Copies the maps. */
    StatementCounters {
        own = Map.copyOf(own);
        others = Map.copyOf(others);
    }

    /** Reads the counters; this must happen before the definitions are read. */
    static StatementCounters read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            StatementCounters counters = count(statement);
            for (int i = 1; i < TRIES && !counters.quiet; i++) {
                counters = count(statement);
            }
            boolean quiet = counters.quiet || runsNoChange(statement);
            return new StatementCounters(counters.own, counters.others, quiet);
        }
    }

    private static StatementCounters count(Statement statement) throws SQLException {
        Map<String, Long> all = new HashMap<>();
        Map<String, Long> own = new HashMap<>();
        statement.execute(QUERY);
        add(statement, all);
        if (!statement.getMoreResults()) {
            throw new SQLException("The server did not return its counters");
        }
        add(statement, own);
        // The block has one more result, which is empty.
        statement.getMoreResults();
        long running = all.getOrDefault(RUNNING, 0L);
        all.put("began", all.getOrDefault(UPTIME, 0L) - all.getOrDefault(COUNTING, 0L));
        all.keySet().removeAll(Set.of(RUNNING, UPTIME, COUNTING));
        own.forEach((name, number) -> all.merge(name, -number, Long::sum));
        return new StatementCounters(own, all, running == 1);
    }

    private static void add(Statement statement, Map<String, Long> counters) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            while (row.next()) {
                String name = String.valueOf(row.getString(1)).toLowerCase(Locale.ROOT);
                boolean counted = name.startsWith(PREFIX)
                        && !HARMLESS.matcher(name.substring(PREFIX.length())).matches();
                if (counted || name.equals(RUNNING) || name.startsWith(UPTIME)) {
                    counters.put(name, row.getLong(2));
                }
            }
        }
    }

    /** Returns whether all other running statements are known and change no definition. */
    private static boolean runsNoChange(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT command, info FROM information_schema.processlist"
                + " WHERE id <> connection_id() AND command <> 'Sleep'")) {
            while (row.next()) {
                String info = row.getString(2);
                String word =
                        info == null ? "" : info.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
                if (!SERVICES.contains(String.valueOf(row.getString(1))) && !ROWS.contains(word)) {
                    return false;
                }
            }
        }
        return seesAll(statement);
    }

    /** Returns whether the user is allowed to see other users' statements. */
    private static boolean seesAll(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW GRANTS")) {
            while (row.next()) {
                if (PROCESS.matcher(String.valueOf(row.getString(1))).matches()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * {@return whether the definitions are the same as when the given counters were read, apart from changes that this
     * connection made}
     *
     * @param statements the number of statements with which this connection is known to have changed definitions
     */
    boolean follow(StatementCounters before, int statements) {
        return before.quiet && others.equals(before.others) && total(own) - total(before.own) == statements;
    }

    private static long total(Map<String, Long> counters) {
        return counters.values().stream().mapToLong(Long::longValue).sum();
    }
}
