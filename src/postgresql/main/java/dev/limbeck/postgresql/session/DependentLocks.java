package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The indexes and views of tables. Another session can change one of them without a lock on the table, for instance its
 * comment. If a revision read such an object before that session committed, and then dropped the object and created it
 * again, the change would be lost. PostgreSQL cannot lock an index or a view alone, but it shows which sessions hold a
 * lock on one.
 */
record DependentLocks(Connection connection) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private static final String VIEWS =
            """
            SELECT name FROM unnest(?) AS name JOIN pg_class c ON c.oid = to_regclass(name) WHERE c.relkind IN ('v', 'm')
            """;

    /**
     * Finds the changed objects. Autovacuum is ignored, because it does not change definitions, and it ends if the
     * revision needs a lock that it holds. It is the only process that locks tables and has no user. The kind of a
     * session cannot be used to recognize autovacuum, because only some roles can see it.
     */
    private static final String CHANGED =
            """
            WITH RECURSIVE wanted AS (SELECT name, to_regclass(name)::oid AS relation FROM unnest(?) AS name),
            dependent (name, relation) AS (
                SELECT name, relation FROM wanted
                UNION SELECT p.name, r.ev_class FROM dependent p
                    JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = p.relation
                        AND d.classid = 'pg_rewrite'::regclass
                    JOIN pg_rewrite r ON r.oid = d.objid AND r.ev_class <> p.relation)
            SELECT d.name FROM pg_locks l
            JOIN (SELECT name, relation FROM dependent UNION ALL
                SELECT p.name, i.indexrelid FROM dependent p JOIN pg_index i ON i.indrelid = p.relation) d
                ON d.relation = l.relation
            WHERE l.locktype = 'relation' AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                    'AccessExclusiveLock')
                AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = l.pid AND a.usesysid IS NULL)
            ORDER BY d.name LIMIT 1
            """;

    /** {@return the names that belong to views} */
    Set<TableName> findViews(List<TableLock> locks) throws SQLException {
        Set<String> names = ask(VIEWS, locks);
        Set<TableName> views = new HashSet<>();
        locks.stream()
                .map(TableLock::table)
                .filter(table -> names.contains(SYNTAX.quote(table)))
                .forEach(views::add);
        return views;
    }

    /** {@return the lock of a table with an index or a view that another session may be changing, or null} */
    @Nullable
    TableLock findChanged(List<TableLock> locks) throws SQLException {
        List<TableLock> strong =
                locks.stream().filter(lock -> lock.mode() == Lock.ALL).toList();
        Set<String> names = ask(CHANGED, strong);
        return strong.stream()
                .filter(lock -> names.contains(SYNTAX.quote(lock.table())))
                .findFirst()
                .orElse(null);
    }

    private Set<String> ask(String query, List<TableLock> locks) throws SQLException {
        Set<String> names = new HashSet<>();
        if (locks.isEmpty()) {
            return names;
        }
        Array tables = connection.createArrayOf(
                "text", locks.stream().map(lock -> SYNTAX.quote(lock.table())).toArray());
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, tables);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
