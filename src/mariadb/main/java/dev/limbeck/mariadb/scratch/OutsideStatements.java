package dev.limbeck.mariadb.scratch;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.NameRule;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Refuses statements that would have an effect outside the scratch database.
 *
 * @param databases the other databases on the server
 */
record OutsideStatements(Set<String> databases) {
    private static final Set<String> FIRST = Set.of(
            "use", "grant", "revoke", "kill", "shutdown", "flush", "install", "uninstall", "load", "purge", "reset");
    private static final Set<String> CREATED =
            Set.of("user", "role", "database", "schema", "server", "event", "tablespace", "global", "persist");

    /**
     * Checks a statement before it runs.
     *
     * @throws SQLException if the statement mentions another database, or changes the server
     */
    void check(String sql) throws SQLException {
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean begins = i == 0 || tokens.get(i - 1).is(';');
            boolean second = i > 0 && (i == 1 || tokens.get(Math.max(0, i - 2)).is(';'));
            boolean server = (begins && FIRST.contains(token.name())) || (second && CREATED.contains(token.name()));
            boolean file = token.is("outfile") || token.is("dumpfile");
            boolean other = token.isName()
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is('.')
                    && databases.stream().anyMatch(name -> name.equalsIgnoreCase(token.name(NameRule.EXACT)));
            if (server || file || other) {
                throw new SQLException("Not proved: the statement would have an effect outside the scratch database: "
                        + sql + ". Set database.scratch_url to a separate server.");
            }
        }
    }
}
