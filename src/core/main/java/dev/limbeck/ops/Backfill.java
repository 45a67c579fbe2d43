package dev.limbeck.ops;

import dev.limbeck.model.SqlText;
import java.util.Optional;

/**
 * The form of {@link AlterColumn#using()} that fills the rows that hold NULL and keeps the others, so that a revision
 * can say {@code .backfill(text("''"))} and mean {@code coalesce("email", '')}.
 */
public final class Backfill {
    private Backfill() {}

    /** {@return the expression that gives the column that value where it is NULL} */
    public static SqlText using(String column, SqlText value) {
        return new SqlText(prefix(column) + value.sql() + ")");
    }

    /** {@return the value that {@link #using} made this expression of, or nothing if it is another expression} */
    public static Optional<SqlText> in(String column, SqlText using) {
        String sql = using.sql();
        String prefix = prefix(column);
        if (!sql.startsWith(prefix) || !sql.endsWith(")")) {
            return Optional.empty();
        }
        String value = sql.substring(prefix.length(), sql.length() - 1);
        return balanced(value) ? Optional.of(new SqlText(value)) : Optional.empty();
    }

    private static String prefix(String column) {
        return "coalesce(\"" + column.replace("\"", "\"\"") + "\", ";
    }

    /** Whether every parenthesis outside quotes is closed after it was opened, so that the last one is ours. */
    private static boolean balanced(String sql) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < sql.length() && depth >= 0; i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return depth == 0 && quote == 0;
    }
}
