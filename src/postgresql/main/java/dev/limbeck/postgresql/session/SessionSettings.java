package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a session on which the texts that the server stores and prints depend, and the time limits that must
 * not end a migration.
 */
public final class SessionSettings {
    private static final Map<String, String> PINNED = pinned();

    private SessionSettings() {}

    private static Map<String, String> pinned() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("TimeZone", "UTC");
        values.put("DateStyle", "ISO, MDY");
        values.put("IntervalStyle", "postgres");
        values.put("extra_float_digits", "1");
        values.put("bytea_output", "hex");
        values.put("quote_all_identifiers", "off");
        values.put("standard_conforming_strings", "on");
        values.put("statement_timeout", "0");
        values.put("idle_in_transaction_session_timeout", "0");
        return values;
    }

    /** Sets the settings until the current transaction ends. */
    public static void pin(Connection connection) throws SQLException {
        set(connection, PINNED, true);
    }

    /** Sets the settings for the session; {@return the previous values} */
    static Map<String, String> pinSession(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        for (String name : PINNED.keySet()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    before.put(name, row.getString(1));
                }
            }
        }
        set(connection, PINNED, false);
        return before;
    }

    /** Sets the settings for the session to the given values. */
    static void restore(Connection connection, Map<String, String> values) throws SQLException {
        set(connection, values, false);
    }

    private static void set(Connection connection, Map<String, String> values, boolean local) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT ");
        values.forEach((name, value) ->
                sql.append(sql.length() > 7 ? ", " : "").append("set_config('" + name + "', ?, " + local + ")"));
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int position = 1;
            for (String value : values.values()) {
                statement.setString(position++, value);
            }
            statement.executeQuery().close();
        }
    }
}
