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
    /** The locks that writers hold; a lock that prevents writing has to wait for them. */
    private static final Set<String> WRITERS = Set.of(
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    /**
     * The named tables and views, their partitions, the views that use them, and the indexes of all of these. A query
     * locks not only a table but also its indexes, and not only a view but also the view's tables. A weak lock on an
     * index or a view is therefore significant only if nothing else explains the wait. The same applies to tables that
     * only some statements lock: the other table of a foreign key, and the parent table of a partition.
     */
    private static final String QUERY =
            """
            WITH RECURSIVE named (relation) AS (SELECT to_regclass(name)::oid FROM unnest(?) AS name),
            used (relation) AS (
                SELECT relation FROM named
                UNION SELECT d.relation FROM used u CROSS JOIN LATERAL (
                    SELECT r.ev_class AS relation FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
                        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = u.relation
                            AND d.classid = 'pg_rewrite'::regclass
                    UNION ALL SELECT inhrelid FROM pg_inherits WHERE inhparent = u.relation) d),
            locked (relation, own, sure, weak) AS (
                SELECT u.relation, n.relation IS NOT NULL AND c.relkind NOT IN ('v', 'm'), true,
                    n.relation IS NOT NULL OR c.relkind <> 'v'
                    FROM used u JOIN pg_class c ON c.oid = u.relation LEFT JOIN named n ON n.relation = u.relation
                UNION ALL SELECT i.indexrelid, false, true, false FROM used u JOIN pg_index i ON i.indrelid = u.relation
                UNION ALL SELECT f.conrelid, false, false, true FROM named n
                    JOIN pg_constraint f ON f.confrelid = n.relation
                UNION ALL SELECT f.confrelid, false, false, true FROM named n
                    JOIN pg_constraint f ON f.conrelid = n.relation AND f.contype = 'f'
                UNION ALL SELECT p.inhparent, false, false, true FROM named n
                    JOIN pg_inherits p ON p.inhrelid = n.relation)
            SELECT a.pid, concat('process ', a.pid, ' (' || nullif(a.application_name, '') || ')', ' of ' || a.usename,
                ' at ' || host(a.client_addr), ', ' || a.state, ' since '
                || to_char(coalesce(a.xact_start, a.state_change) AT TIME ZONE 'UTC', 'HH24:MI:SS') || ' UTC',
                CASE WHEN NOT bool_or(t.own) THEN ', with a lock on ' || string_agg(DISTINCT l.relation::regclass::text, ', ') END,
                CASE WHEN a.query ~* '^\\s*(vacuum|analyze)' THEN ': ' || left(a.query, 100) END) AS session,
                array_agg(DISTINCT l.mode) AS modes
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid JOIN locked t ON t.relation = l.relation
            WHERE l.granted AND l.pid <> pg_backend_pid()
                AND (NOT ? OR t.sure AND (t.weak OR l.mode NOT IN ('AccessShareLock', 'RowShareLock')))
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            GROUP BY a.pid, a.application_name, a.usename, a.client_addr, a.state, a.xact_start, a.state_change, a.query
            ORDER BY a.pid
            """;

    /**
     * {@return sentences that tell the user who uses the tables and what to do}
     *
     * @param tables the names of the tables, in quotes where needed
     * @param wanted the lock that was not obtained
     */
    String describe(List<String> tables, Lock wanted) throws SQLException {
        List<Holder> holders = find(tables, wanted, true);
        if (holders.isEmpty()) {
            holders = find(tables, wanted, false);
        }
        if (holders.isEmpty()) {
            return "The session that used it has finished in the meantime. Run the command again, or raise"
                    + " database.lock_timeout.";
        }
        return "It is used by " + holders.stream().map(Holder::description).collect(Collectors.joining("; ")) + ". "
                + "Run the command again later, raise database.lock_timeout, or end "
                + (holders.size() == 1 ? "this session" : "these sessions") + " with "
                + holders.stream()
                        .map(holder -> "SELECT pg_terminate_backend(" + holder.process() + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private record Holder(String process, String description) {}

    /**
     * Returns the sessions whose locks certainly conflict with the wanted one or, if not limited to these, also those
     * whose locks might conflict.
     */
    private List<Holder> find(List<String> tables, Lock wanted, boolean sure) throws SQLException {
        List<Holder> holders = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            statement.setBoolean(2, sure);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Set<String> modes = Set.of((String[]) rows.getArray("modes").getArray());
                    if (wanted == Lock.ALL || modes.stream().anyMatch(WRITERS::contains)) {
                        holders.add(new Holder(rows.getString("pid"), rows.getString("session")));
                    }
                }
            }
        }
        return holders;
    }
}
