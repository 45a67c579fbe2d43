package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.Statement.Lock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the sessions that hold locks on tables. */
record LockHolders(Connection connection) {
    /** The locks that are held by writers; a lock that prevents writing must wait for these. */
    private static final Set<String> WRITERS = Set.of(
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    /** The tables, the views that use them, and the indexes of both. */
    private static final String QUERY =
            """
            WITH RECURSIVE used (relation) AS (
                SELECT to_regclass(name)::oid FROM unnest(?) AS name
                UNION SELECT r.ev_class FROM used u
                    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = u.relation
                        AND d.classid = 'pg_rewrite'::regclass
                    JOIN pg_rewrite r ON r.oid = d.objid AND r.ev_class <> u.relation),
            locked (relation, own) AS (
                SELECT u.relation, u.relation = ANY (SELECT to_regclass(name)::oid FROM unnest(?) AS name)
                    AND c.relkind NOT IN ('v', 'm') FROM used u JOIN pg_class c ON c.oid = u.relation
                UNION ALL SELECT i.indexrelid, false FROM used u JOIN pg_index i ON i.indrelid = u.relation)
            SELECT a.pid, concat('process ', a.pid, ' (' || nullif(a.application_name, '') || ')', ' of ' || a.usename,
                ' at ' || host(a.client_addr), ', ' || a.state, ' since '
                || to_char(coalesce(a.xact_start, a.state_change) AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC',
                CASE WHEN NOT bool_or(t.own) THEN ', with a lock on ' || string_agg(DISTINCT l.relation::regclass::text, ', ') END,
                CASE WHEN a.query ~* '^\\s*(vacuum|analyze)' THEN ': ' || left(a.query, 100) END) AS session,
                array_agg(DISTINCT l.mode) AS modes
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid JOIN locked t ON t.relation = l.relation
            WHERE l.granted AND l.pid <> pg_backend_pid() AND (t.own OR l.mode NOT IN ('AccessShareLock', 'RowShareLock'))
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            GROUP BY a.pid, a.application_name, a.usename, a.client_addr, a.state, a.xact_start, a.state_change, a.query
            ORDER BY a.pid
            """;

    /**
     * {@return sentences that state who uses the tables and what to do}
     *
     * @param tables the names of the tables, in quotes where needed
     * @param wanted the lock that was not obtained
     */
    String describe(List<String> tables, Lock wanted) throws SQLException {
        List<String> sessions = new ArrayList<>();
        List<String> processes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            statement.setArray(2, connection.createArrayOf("text", tables.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Set<String> modes = Set.of((String[]) rows.getArray("modes").getArray());
                    if (wanted == Lock.ALL || modes.stream().anyMatch(WRITERS::contains)) {
                        sessions.add(rows.getString("session"));
                        processes.add(rows.getString("pid"));
                    }
                }
            }
        }
        String advice = "Repeat the command when it has finished, or raise database.lock_timeout";
        if (sessions.isEmpty()) {
            return "The session that used it has finished in the meantime. " + advice + ".";
        }
        return "It is used by " + String.join("; ", sessions) + ". " + advice + ", or end "
                + (sessions.size() == 1 ? "this session" : "these sessions") + " with "
                + processes.stream()
                        .map(process -> "SELECT pg_terminate_backend(" + process + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
