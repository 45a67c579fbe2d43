package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement during which other connections can read and write. If it is interrupted, it can leave an invalid index,
 * which queries do not use, but which slows down writers.
 *
 * @param connection the connection
 * @param sql the statement
 */
public record ConcurrentStatement(Connection connection, String sql) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private static final String INVALID =
            """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), b.session, b.pid
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN LATERAL (SELECT l.pid, concat('process ', l.pid, ' (' || nullif(a.application_name, '') || ')',
                        ' of ' || a.usename) AS session
                    FROM pg_locks l JOIN pg_stat_progress_create_index p ON p.pid = l.pid
                        JOIN pg_stat_activity a ON a.pid = l.pid
                    WHERE l.relation = i.indrelid AND l.granted AND l.pid <> pg_backend_pid()
                        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                        AND coalesce(p.index_relid, 0) IN (0, c.oid) LIMIT 1) b ON true
            WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relname = ?
                AND (c.oid = to_regclass(?) OR i.indrelid = to_regclass(?))
            """;

    private static boolean has(List<SqlToken> tokens, String word) {
        return tokens.stream().anyMatch(token -> token.is(word));
    }

    private static boolean isAt(List<SqlToken> tokens, int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    /**
     * Drops an invalid index with the same name, if the statement creates an index. A statement that drops an index can
     * simply be repeated.
     *
     * @throws BrokenSchema if another session is creating this index
     */
    public void settle() throws SQLException {
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        if (isAt(tokens, 0, "create") && has(tokens, "concurrently")) {
            dropInvalid("DROP INDEX CONCURRENTLY IF EXISTS ");
        }
    }

    /** Drops an invalid index with the name in the statement, as part of a transaction. */
    void settleInTransaction() throws SQLException {
        dropInvalid("DROP INDEX ");
    }

    private void dropInvalid(String drop) throws SQLException {
        Optional<String> found = findInvalid();
        if (found.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(drop + found.get());
            }
        }
    }

    private Optional<String> findInvalid() throws SQLException {
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        boolean creates = isAt(tokens, 0, "create");
        int at = creates && isAt(tokens, 1, "unique") ? 2 : 1;
        if (!(creates || isAt(tokens, 0, "drop")) || !isAt(tokens, at, "index")) {
            return Optional.empty();
        }
        at += isAt(tokens, at + 1, "concurrently") ? 2 : 1;
        if (isAt(tokens, at, "if")) {
            at += creates ? 3 : 2;
        }
        List<String> name = qualifiedName(tokens, at);
        int on = at + 2 * name.size() - 1;
        int table = isAt(tokens, on + 1, "only") ? on + 2 : on + 1;
        return findInvalid(name, creates && isAt(tokens, on, "on") ? qualifiedName(tokens, table) : List.of());
    }

    private static List<String> qualifiedName(List<SqlToken> tokens, int at) {
        List<String> names = new ArrayList<>();
        if (at < tokens.size()) {
            names.add(tokens.get(at).name());
            if (at + 2 < tokens.size() && tokens.get(at + 1).is('.')) {
                names.add(tokens.get(at + 2).name());
            }
        }
        return names;
    }

    private Optional<String> findInvalid(List<String> name, List<String> table) throws SQLException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(INVALID)) {
            statement.setString(1, name.get(name.size() - 1));
            statement.setString(2, quoted(name));
            statement.setString(3, quoted(table));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getString(2) != null) {
                    throw new BrokenSchema("The index " + row.getString(1) + " is being created by another session: "
                            + row.getString(2)
                            + ". Wait until it is complete and run the command again, or end the session"
                            + " with SELECT pg_terminate_backend(" + row.getString(3) + ").");
                }
                return Optional.of(row.getString(1));
            }
        }
    }

    private static String quoted(List<String> name) {
        return name.isEmpty()
                ? "\"\""
                : String.join(".", name.stream().map(SYNTAX::quote).toList());
    }
}
