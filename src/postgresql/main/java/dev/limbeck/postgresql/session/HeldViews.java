package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.token.SqlToken;
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

/**
 * The views that statements drop and create again. Even if the table is locked, other programs can change the comments,
 * options and privileges of these views. {@code LOCK TABLE} is not a solution: for a view, it also locks all tables
 * that the view uses.
 *
 * @param connection the connection, with an open transaction
 */
record HeldViews(Connection connection) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    /**
     * How long one attempt waits. If a transaction has granted privileges on the view and then needs a lock on it, the
     * server would report a deadlock after {@code deadlock_timeout}, which is one second by default.
     */
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    /** The state if another transaction has changed a row of the catalog since it was read. */
    private static final String CHANGED = "XX000";

    /**
     * The first statement has no effect, but locks the view. Before PostgreSQL 18, that does not keep others from
     * granting privileges. The other statements, which have no effect either, therefore write the rows that contain the
     * privileges on the view and on its columns, so that others cannot write them.
     */
    private static final String HOLD =
            """
            SELECT concat_ws('; ', format('ALTER %1$s %2$s OWNER TO %3$s', k.kind, c.oid::regclass, c.relowner::regrole),
                format('ALTER %1$s %2$s RESET (limbeck)', k.kind, c.oid::regclass),
                (SELECT string_agg(format('ALTER %1$s %2$s RENAME %3$I TO %4$I; ALTER %1$s %2$s RENAME %4$I TO %3$I', k.kind,
                        c.oid::regclass, a.attname, 'limbeck held ' || a.attnum), '; ')
                    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        AND current_setting('server_version_num')::int < 180000))
            FROM unnest(?) WITH ORDINALITY AS n (name, position) JOIN pg_class c ON c.oid = to_regclass(n.name)
            CROSS JOIN LATERAL (
                SELECT CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END AS kind) k
            WHERE c.relkind IN ('v', 'm') ORDER BY n.position
            """;

    /** {@return the views that the statements drop} */
    static List<String> find(Collection<String> statements) {
        List<String> views = new ArrayList<>();
        for (String sql : statements) {
            for (ScriptStatement part : SYNTAX.statements(sql)) {
                List<SqlToken> tokens = SqlTokenizer.meaningful(part.sql());
                int name = tokens.size() > 2 && tokens.get(1).is("materialized") ? 3 : 2;
                if (tokens.size() > name
                        && tokens.get(0).is("drop")
                        && tokens.get(name - 1).is("view")) {
                    boolean qualified =
                            tokens.size() > name + 2 && tokens.get(name + 1).is('.');
                    views.add(SYNTAX.quote(tokens.get(name).name())
                            + (qualified
                                    ? "." + SYNTAX.quote(tokens.get(name + 2).name())
                                    : ""));
                }
            }
        }
        return views;
    }

    /** Keeps others from changing the views until the transaction ends. Views that do not exist are left out. */
    void hold(Collection<String> statements) throws SQLException {
        List<String> views = find(statements);
        if (views.isEmpty()) {
            return;
        }
        String limit = limit();
        Duration patience = limit.equals("0") ? TableLocks.ATTEMPT : Duration.ofMillis(Long.parseLong(limit));
        Pauses pauses = new Pauses(patience);
        boolean last = false;
        while (!tryHold(views, limit, last)) {
            last = !pauses.sleep();
        }
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

    private List<String> holds(List<String> views) throws SQLException {
        List<String> holds = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(HOLD)) {
            query.setArray(1, connection.createArrayOf("text", views.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    holds.add(rows.getString(1));
                }
            }
        }
        return holds;
    }

    /**
     * Tries to lock the views. Returns false if another transaction has a lock on a view or has granted privileges on
     * it. All locks are then released, so that the other transaction can also lock the view.
     */
    private boolean tryHold(List<String> views, String limit, boolean last) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + ATTEMPT.toMillis());
            for (String hold : holds(views)) {
                statement.execute(hold);
            }
            statement.execute("SET LOCAL lock_timeout = " + limit);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            boolean again = List.of(TableLocks.DEADLOCK, TableLocks.LOCK_NOT_AVAILABLE, CHANGED)
                    .contains(String.valueOf(e.getSQLState()));
            if (last || !again) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }
}
