package dev.limbeck.mariadb.session;

import dev.limbeck.mariadb.syntax.MariadbModes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets the session settings that affect how the server stores and prints text. */
public final class MariadbSettings {
    private static final Map<String, String> PINNED = pinned();

    /** Without it, a query on a node may not see the latest commits on other nodes. */
    private static final String SYNCHRONIZATION = "wsrep_sync_wait";

    private static final String ALL_STATEMENTS = "7";

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

    /** {@return whether the server is a node of a Galera cluster} */
    public static boolean isCluster(Connection connection) throws SQLException {
        return synchronization(connection) != null;
    }

    /**
     * Returns the kinds of statements before which the session waits until the node has applied the commits of the
     * other nodes; null if there is no cluster.
     */
    private static @Nullable String synchronization(Connection connection) throws SQLException {
        String found = null;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SHOW VARIABLES WHERE variable_name IN ('wsrep_on', 'wsrep_sync_wait')")) {
            while (rows.next()) {
                if (rows.getString(1).equals("wsrep_sync_wait")) {
                    found = rows.getString(2);
                } else if (!rows.getString(2).equals("ON")) {
                    return null;
                }
            }
        }
        return found;
    }

    /** Sets the settings of the session; {@return the previous values} */
    public static Map<String, String> pin(Connection connection) throws SQLException {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> wanted = new LinkedHashMap<>(PINNED);
        String synchronization = synchronization(connection);
        if (synchronization != null) {
            wanted.put(SYNCHRONIZATION, ALL_STATEMENTS);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + String.join(", @@", wanted.keySet()))) {
            row.next();
            int position = 1;
            for (String name : wanted.keySet()) {
                before.put(name, String.valueOf(row.getString(position++)));
            }
        }
        if (!before.equals(wanted)) {
            restore(connection, wanted);
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
