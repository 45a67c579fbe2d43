package dev.limbeck.mariadb.session;

import dev.limbeck.mariadb.syntax.MariadbModes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sets the session settings that affect how the server stores and prints texts. */
public final class MariadbSettings {
    private static final Map<String, String> PINNED = pinned();

    private MariadbSettings() {}

    private static Map<String, String> pinned() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("sql_mode", MariadbModes.STRICT);
        values.put("time_zone", "+00:00");
        values.put("character_set_client", "utf8mb4");
        values.put("character_set_results", "utf8mb4");
        values.put("collation_connection", "utf8mb4_general_ci");
        values.put("sql_quote_show_create", "1");
        return values;
    }

    /** Sets the settings of the session; {@return the previous values} */
    public static Map<String, String> pin(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + String.join(", @@", PINNED.keySet()))) {
            row.next();
            int position = 1;
            for (String name : PINNED.keySet()) {
                before.put(name, String.valueOf(row.getString(position++)));
            }
        }
        if (!before.equals(PINNED)) {
            restore(connection, PINNED);
        }
        return before;
    }

    /** Sets the settings of the session to the given values. */
    public static void restore(Connection connection, Map<String, String> values) throws SQLException {
        StringBuilder sql = new StringBuilder("SET ");
        values.forEach((name, value) -> sql.append(sql.length() > 4 ? ", " : "")
                .append("@@" + name + " = ")
                .append(value.matches("\\d+") ? value : "'" + value.replace("'", "''") + "'"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }
}
