package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides SQL text into tokens, with the sql_mode {@code ANSI_QUOTES}. */
public final class MariadbTokens {
    /** The rules of MariaDB. */
    public static final TokenRules RULES = new TokenRules(false, false, true, true, true);

    /** A comment that the server executes (mariadb.com/kb/en/comment-syntax). */
    private static final Pattern EXECUTED = Pattern.compile("/\\*M?!(?:\\d{5,6})?(.*?)(?:\\*/)?", Pattern.DOTALL);

    private MariadbTokens() {}

    /** {@return the tokens that make up the text} */
    public static List<SqlToken> split(String sql) {
        return RULES.split(sql);
    }

    /**
     * {@return the tokens without spaces and comments} If the server executes a comment, the tokens in the comment are
     * included, even if only a newer version executes it.
     */
    public static List<SqlToken> meaningful(String sql) {
        List<SqlToken> meaningful = new ArrayList<>();
        for (SqlToken token : split(sql)) {
            Matcher executed = EXECUTED.matcher(token.text());
            if (token.kind() == SqlToken.Kind.COMMENT && executed.matches()) {
                meaningful.addAll(meaningful(executed.group(1)));
            } else if (!token.isBlank()) {
                meaningful.add(token);
            }
        }
        return meaningful;
    }

    /** {@return whether the text contains a comment that the server executes} */
    public static boolean hasExecutedComment(String sql) {
        return split(sql).stream()
                .anyMatch(token -> token.kind() == SqlToken.Kind.COMMENT
                        && EXECUTED.matcher(token.text()).matches());
    }
}
