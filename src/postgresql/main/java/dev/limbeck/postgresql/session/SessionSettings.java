package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sets the session settings that affect how the server stores and prints text, and disables time limits that could end
 * a migration.
 */
public final class SessionSettings {
    /** The first version with the setting transaction_timeout. */
    private static final int TRANSACTION_TIMEOUT = 17;

    private SessionSettings() {}

    private static Map<String, String> pinned(Connection connection) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("TimeZone", "UTC");
        values.put("DateStyle", "ISO, MDY");
        values.put("IntervalStyle", "postgres");
        values.put("extra_float_digits", "1");
        values.put("bytea_output", "hex");
        values.put("quote_all_identifiers", "off");
        values.put("standard_conforming_strings", "on");
        values.put("lock_timeout", "0");
        values.put("statement_timeout", "0");
        values.put("idle_in_transaction_session_timeout", "0");
        if (connection.getMetaData().getDatabaseMajorVersion() >= TRANSACTION_TIMEOUT) {
            values.put("transaction_timeout", "0");
        }
        return values;
    }

    /** Applies the settings for the rest of the current transaction. */
    public static void pin(Connection connection) throws SQLException {
        set(connection, pinned(connection), true);
    }

    /** Limits how long a statement of the current transaction waits for a lock. */
    static void limitLocks(Connection connection, Duration timeout) throws SQLException {
        set(connection, Map.of("lock_timeout", String.valueOf(Math.max(1, timeout.toMillis()))), true);
    }

    /** Sets the settings for the session; {@return the previous values} */
    static Map<String, String> pinSession(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> values = pinned(connection);
        for (String name : values.keySet()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT current_setting(?)")) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    before.put(name, row.getString(1));
                }
            }
        }
        set(connection, values, false);
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
