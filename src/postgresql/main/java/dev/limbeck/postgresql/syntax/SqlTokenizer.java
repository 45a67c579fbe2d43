package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import java.util.List;

/** Divides SQL text into tokens (https://www.postgresql.org/docs/current/sql-syntax-lexical.html). */
public final class SqlTokenizer {
    /** The rules of PostgreSQL. */
    public static final TokenRules RULES = new TokenRules(true, true, false, false, false);

    private SqlTokenizer() {}

    /** {@return the tokens that make up the text} */
    public static List<SqlToken> split(String sql) {
        return RULES.split(sql);
    }

    /** {@return the tokens without spaces and comments} */
    public static List<SqlToken> meaningful(String sql) {
        return RULES.meaningful(sql);
    }
}
