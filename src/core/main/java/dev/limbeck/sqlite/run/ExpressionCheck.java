package dev.limbeck.sqlite.run;

import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether an expression can be computed. This is necessary because SQLite resolves the functions in a default
 * only when a row needs the default (sqlite.org/lang_createtable.html, 3.2).
 */
public final class ExpressionCheck {
    /** A single word, which SQLite treats as a string in a DEFAULT clause. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Pattern REASON = Pattern.compile("\\[\\w+].*?\\((.*)\\)", Pattern.DOTALL);

    private ExpressionCheck() {}

    private static String select(String sql, @Nullable TableName table) {
        return "select (" + sql + "\n)" + (table == null ? "" : " from " + SqliteNames.quote(table.name()));
    }

    /**
     * Tests whether a query for the expression returns a row even if there are no input rows, which happens only if the
     * expression is an aggregate.
     */
    private static boolean isAggregate(Connection connection, String sql, TableName table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select(sql, table) + " where 0");
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    /** {@return the reason why the expression cannot be computed; empty if it can} */
    public static Optional<String> findProblem(Connection connection, String sql, @Nullable TableName table) {
        if (table == null && WORD.matcher(sql.strip()).matches()) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(select(sql, table))) {
            if (statement.getParameterMetaData().getParameterCount() > 0) {
                return Optional.of("it contains a ? parameter");
            }
            return table != null && isAggregate(connection, sql, table)
                    ? Optional.of("it computes a single value for all rows; put it into a subquery")
                    : Optional.empty();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            Matcher reason = REASON.matcher(message);
            return Optional.of(reason.matches() ? reason.group(1) : message);
        }
    }
}
