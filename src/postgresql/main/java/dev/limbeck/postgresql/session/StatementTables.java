package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the tables to which a statement refers, directly or by the name of an index. */
final class StatementTables {
    private static final String QUERY =
            """
            SELECT DISTINCT coalesce(i.indrelid, c.oid)::regclass::text
            FROM unnest(?) AS name JOIN pg_class c ON c.oid = to_regclass(name)
            LEFT JOIN pg_index i ON i.indexrelid = c.oid
            WHERE c.relnamespace <> 'pg_catalog'::regnamespace
            ORDER BY 1
            """;

    private StatementTables() {}

    /** {@return the names of the tables, in quotes where needed} */
    static List<String> find(Connection connection, String sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("text", names(sql).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** Returns everything in the statement that may be a name, with its schema if it has one. */
    private static Set<String> names(String sql) {
        PostgresqlSyntax syntax = new PostgresqlSyntax();
        Set<String> names = new LinkedHashSet<>();
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        for (int i = 0; i < tokens.size(); i++) {
            if (!isName(tokens.get(i))) {
                continue;
            }
            String name = syntax.quote(tokens.get(i).name());
            boolean qualified = i > 1 && tokens.get(i - 1).is('.') && isName(tokens.get(i - 2));
            names.add(qualified ? syntax.quote(tokens.get(i - 2).name()) + "." + name : name);
        }
        return names;
    }

    private static boolean isName(SqlToken token) {
        return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME;
    }
}
