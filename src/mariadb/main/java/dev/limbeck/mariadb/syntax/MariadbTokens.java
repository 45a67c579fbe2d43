package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import java.util.List;

/** Divides SQL text into tokens, with the sql_mode {@code ANSI_QUOTES}. */
public final class MariadbTokens {
    /** The rules of MariaDB. */
    public static final TokenRules RULES = new TokenRules(false, false, true, true, true);

    private MariadbTokens() {}

    /** {@return the tokens, which together are the text} */
    public static List<SqlToken> split(String sql) {
        return RULES.split(sql);
    }

    /** {@return the tokens without spaces and comments} */
    public static List<SqlToken> meaningful(String sql) {
        return RULES.meaningful(sql);
    }
}
