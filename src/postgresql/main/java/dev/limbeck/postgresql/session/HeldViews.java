package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The views that statements drop and create again. Even if the table is locked, other programs can change the comments,
 * options and privileges of these views. {@code LOCK TABLE} is not a solution: for a view, it also locks all tables
 * that the view uses.
 *
 * @param connection the connection, with an open transaction
 */
public record HeldViews(Connection connection) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * How long one attempt waits for other transactions that have granted privileges on a view. If such a transaction
     * then needs a lock on the view, the server would report a deadlock after {@code deadlock_timeout}, which is one
     * second by default.
     */
    private static final Duration GRANTS = Duration.ofMillis(400);

    /** The error code if another transaction has changed a row of the catalog since it was read. */
    private static final String CHANGED = "XX000";

    /**
     * The error codes for views that other transactions use, that have been changed, or that were moved or renamed
     * after their names were read.
     */
    private static final Set<String> AGAIN =
            Set.of(TableLocks.DEADLOCK, TableLocks.LOCK_NOT_AVAILABLE, CHANGED, "42P01", "3F000");

    private static final String VIEWS =
            """
            FROM unnest(?) WITH ORDINALITY AS v (name, position) JOIN pg_class c ON c.oid = to_regclass(v.name)
            JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
                SELECT CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind) k
            WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' ORDER BY v.position
            """;

    /** Queries statements that lock the views and have no other effect. */
    private static final String LOCK =
            "SELECT format('ALTER %1$s %2$I.%3$I SET SCHEMA %2$I', k.kind, n.nspname, c.relname) " + VIEWS;

    /**
     * Queries statements that have no effect, but write the rows that contain the privileges on the views and on their
     * columns, so that others cannot write them. Before PostgreSQL 18, the lock on a view does not keep others from
     * granting privileges.
     */
    private static final String WRITE =
            """
            SELECT concat_ws('; ', format('ALTER %1$s %2$I.%3$I RESET (limbeck)', k.kind, n.nspname, c.relname),
                (SELECT string_agg(format('ALTER %1$s %2$I.%3$I RENAME %4$I TO %5$I; ALTER %1$s %2$I.%3$I RENAME %5$I TO %4$I',
                        k.kind, n.nspname, c.relname, a.attname, 'limbeck held ' || a.attnum), '; ')
                    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        AND current_setting('server_version_num')::int < 180000))
            """
                    + VIEWS;

    /** {@return the views that the statements drop, in the order of the statements} */
    public static List<TableName> find(Collection<String> statements) {
        List<TableName> views = new ArrayList<>();
        for (String sql : statements) {
            for (ScriptStatement part : SYNTAX.statements(sql)) {
                List<SqlToken> tokens = SqlTokenizer.meaningful(part.sql());
                int name = tokens.size() > 2 && tokens.get(1).is("materialized") ? 3 : 2;
                if (tokens.size() > name
                        && tokens.get(0).is("drop")
                        && tokens.get(name - 1).is("view")) {
                    boolean qualified =
                            tokens.size() > name + 2 && tokens.get(name + 1).is('.');
                    String first = tokens.get(name).name();
                    views.add(
                            qualified
                                    ? new TableName(first, tokens.get(name + 2).name())
                                    : TableName.of(first));
                }
            }
        }
        return views;
    }

    /**
     * Keeps others from changing the views that the statements drop until the transaction ends. Views that do not exist
     * are left out. Waits no longer than the lock timeout of the transaction.
     */
    void hold(Collection<String> statements) throws SQLException {
        List<TableName> views = find(statements);
        if (views.isEmpty()) {
            return;
        }
        String limit = limit();
        Duration patience = limit.equals("0") ? TableLocks.ATTEMPT : Duration.ofMillis(Long.parseLong(limit));
        Pauses pauses = new Pauses(patience);
        boolean last = false;
        while (!tryHold(views, pauses.shortened(patience), limit, last)) {
            last = !pauses.sleep();
        }
    }

    /**
     * Tries once to keep others from changing the views until the transaction ends. Returns false, with no lock on
     * them, if another transaction uses a view or has granted privileges on it.
     *
     * @param views the views, each before the views that it uses, because a query locks them in this order
     */
    boolean tryHold(Collection<TableName> views, Duration wait) throws SQLException {
        return tryHold(views, wait, limit(), false);
    }

    /** Returns the lock timeout of the transaction in milliseconds. */
    private String limit() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'lock_timeout'")) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Tries to lock the views. Returns false if another transaction uses a view or has granted privileges on it. All
     * locks are then released, so that the other transaction can also lock the view.
     *
     * @param wait how long to wait for the views. Readers that arrive in the meantime wait for this connection;
     *     otherwise, readers that use a view by turns would keep it from being locked.
     */
    private boolean tryHold(Collection<TableName> views, Duration wait, String limit, boolean last)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            long end = System.nanoTime() + wait.toNanos();
            for (String lock : statements(LOCK, views)) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                execute("SET LOCAL lock_timeout = " + Math.max(1, left));
                execute(lock);
            }
            execute("SET LOCAL lock_timeout = " + GRANTS.toMillis());
            for (String write : statements(WRITE, views)) {
                execute(write);
            }
            execute("SET LOCAL lock_timeout = " + limit);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (last || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    private List<String> statements(String queryText, Collection<TableName> views) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(queryText)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", views.stream().map(SYNTAX::quote).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
