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

    private static final int ATTEMPTS = 3;

    /**
     * The first statement has no effect, but locks the view. Before PostgreSQL 18, that does not keep others from
     * granting privileges. The second statement, which has no effect either, therefore writes the row that contains the
     * privileges, so that others cannot write it.
     */
    private static final String HOLD =
            """
            SELECT format('ALTER %1$s %2$s OWNER TO %3$s; ALTER %1$s %2$s RESET (limbeck)',
                CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, c.oid::regclass, c.relowner::regrole)
            FROM unnest(?) WITH ORDINALITY AS n (name, position) JOIN pg_class c ON c.oid = to_regclass(n.name)
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
        List<String> holds = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(HOLD)) {
            query.setArray(1, connection.createArrayOf("text", views.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    holds.add(rows.getString(1));
                }
            }
        }
        for (int attempt = 1; !tryHold(holds, attempt == ATTEMPTS); attempt++) {}
    }

    /**
     * Tries to lock the views. Returns false after a deadlock with another transaction that has granted rights on a
     * view and now needs a lock on it. The locks are then released, so that the other transaction can continue.
     */
    private boolean tryHold(List<String> holds, boolean last) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            for (String hold : holds) {
                statement.execute(hold);
            }
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (last || !TableLocks.DEADLOCK.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }
}
