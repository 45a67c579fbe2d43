package dev.limbeck.ops.evolution;

import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AlterColumn;
import java.util.Optional;

/**
 * Converts between a backfill and the expression of {@link AlterColumn#using()} that sets a value in rows in which the
 * column is NULL: {@code .backfill(text("''"))} in a revision becomes {@code coalesce("email", '')}.
 */
public final class Backfill {
    private Backfill() {}

    /** {@return the expression that replaces NULL in the column with the given value} */
    public static SqlText toExpression(String column, SqlText value) {
        return new SqlText(prefix(column) + value.sql() + ")");
    }

    /** {@return the value from which {@link #toExpression} created this expression; empty for any other expression} */
    public static Optional<SqlText> findValue(String column, SqlText using) {
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

    /**
     * Returns whether the parentheses outside quotes are balanced. If they are, the closing parenthesis that was
     * removed belongs to coalesce.
     */
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
