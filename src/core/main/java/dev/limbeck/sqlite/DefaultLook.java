package dev.limbeck.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries a default: SQLite looks for its functions only when a row needs it (sqlite.org/lang_createtable.html, 3.2). */
final class DefaultLook {
    /** A lone word is taken for a string. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    private static final Pattern REASON = Pattern.compile("\\[\\w+].*?\\((.*)\\)", Pattern.DOTALL);

    private DefaultLook() {}

    /** {@return why the expression cannot be computed; empty when it can} */
    static Optional<String> refusal(Connection connection, String sql) {
        if (WORD.matcher(sql.strip()).matches()) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement("select (" + sql + "\n)")) {
            return Optional.empty();
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            Matcher reason = REASON.matcher(message);
            return Optional.of(reason.matches() ? reason.group(1) : message);
        }
    }
}
