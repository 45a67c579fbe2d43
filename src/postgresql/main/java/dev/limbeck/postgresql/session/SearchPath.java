package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schemas that are listed in a connection's URL. The server looks up unqualified names in these schemas. New tables
 * are created in the first schema of the list that exists.
 *
 * @param connection the connection
 * @param list the value of the parameter {@code currentSchema}
 */
record SearchPath(Connection connection, String list) {
    private static final Pattern NAME = Pattern.compile("\\s*(\"(?:[^\"]|\"\")*\"|[^,\"]*?)\\s*(?:,|$)");

    /**
     * Queries whether the server creates new tables in the schema. The server itself parses the name, so that the same
     * letters are folded as in the list. The check is skipped if the application has set a different list for this
     * connection.
     */
    private static final String QUERY =
            """
            SELECT current_schema() IS NOT NULL AND (current_setting('search_path') <> ?
                OR to_regnamespace(?) IS NOT DISTINCT FROM to_regnamespace(quote_ident(current_schema()))
                OR ? AND current_schema() = current_user)
            """;

    /**
     * Checks that the first schema exists. The schema with the user's name need not exist.
     *
     * @throws SQLException if it does not exist, or the user has no privilege to use it
     */
    void requireFirst() throws SQLException {
        List<String> names = names();
        boolean own = isUser(names.get(0));
        String first = names.stream().filter(name -> !isUser(name)).findFirst().orElse(names.get(0));
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, list);
            // In a list, an unquoted name can contain a period.
            boolean readable = first.startsWith("\"") || (!isUser(first) && !first.contains("."));
            statement.setString(2, readable ? first : PostgresqlUrls.quote(fold(first)));
            statement.setBoolean(3, own);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && !row.getBoolean(1)) {
                    throw new SQLException(describe(first));
                }
            }
        }
    }

    /** Returns the names as written. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(list);
        while (name.lookingAt() && name.regionStart() < list.length()) {
            names.add(name.group(1));
            name.region(name.end(), list.length());
        }
        return names.isEmpty() ? List.of(list) : names;
    }

    private static boolean isUser(String name) {
        return name.equals(PostgresqlUrls.USER) || name.equals(PostgresqlUrls.quote(PostgresqlUrls.USER));
    }

    private String describe(String name) {
        boolean quoted = name.startsWith("\"");
        boolean folded = !quoted && !name.equals(fold(name));
        String shown = quoted ? name : fold(name);
        return "There is no schema " + shown
                + " that the user may use. Create it with CREATE SCHEMA, grant USAGE on it,"
                + " or correct currentSchema in the URL."
                + (folded
                        ? " PostgreSQL reads a name without quotes in lower case: write currentSchema="
                                + PostgresqlUrls.encode(list.replaceFirst(
                                        Pattern.quote(name), Matcher.quoteReplacement(PostgresqlUrls.quote(name))))
                                + " for the schema " + name + "."
                        : "");
    }

    /** Folds the letters that the server folds in a database whose encoding is UTF-8. */
    private static String fold(String name) {
        return Pattern.compile("[A-Z]").matcher(name).replaceAll(letter -> letter.group()
                .toLowerCase(Locale.ROOT));
    }
}
