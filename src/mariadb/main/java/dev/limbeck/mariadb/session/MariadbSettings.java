package dev.limbeck.mariadb.session;

import dev.limbeck.mariadb.syntax.MariadbModes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sets the session settings that affect how the server stores and prints text. */
public final class MariadbSettings {
    private static final Map<String, String> PINNED = pinned();

    /** Without this setting, a query on one node might not see the latest commits on other nodes. */
    private static final String SYNCHRONIZATION = "wsrep_sync_wait";

    private static final String ALL_STATEMENTS = "7";

    /** Whether the server is a node of a cluster. */
    private static final String CLUSTER = "wsrep_on";

    private static final List<String> WITH_CLUSTER = Stream.concat(
                    PINNED.keySet().stream(), Stream.of(CLUSTER, SYNCHRONIZATION))
            .toList();
    private static final int UNKNOWN_VARIABLE = 1193;

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

    /** {@return whether the settings, which {@link #pin} returned, are from a session on a Galera cluster node} */
    public static boolean isCluster(Map<String, String> before) {
        return before.containsKey(SYNCHRONIZATION);
    }

    /** Sets the settings of the session; {@return the previous values} */
    public static Map<String, String> pin(Connection connection) throws SQLException {
        Map<String, String> before = read(connection);
        if (!isPinned(before)) {
            restore(connection, wanted(before));
        }
        return before;
    }

    /** {@return whether {@link #pin} changed nothing when it returned the given values} */
    public static boolean isPinned(Map<String, String> before) {
        return before.equals(wanted(before));
    }

    private static Map<String, String> wanted(Map<String, String> before) {
        Map<String, String> wanted = new LinkedHashMap<>(PINNED);
        if (isCluster(before)) {
            wanted.put(SYNCHRONIZATION, ALL_STATEMENTS);
        }
        return wanted;
    }

    /** {@return the settings, which are read with a single query, because this is done often} */
    static Map<String, String> read(Connection connection) throws SQLException {
        try {
            Map<String, String> found = read(connection, WITH_CLUSTER);
            boolean cluster = "1".equals(found.remove(CLUSTER));
            if (!cluster) {
                found.remove(SYNCHRONIZATION);
            }
            return found;
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_VARIABLE) {
                throw e;
            }
            // The server was built without cluster support.
            return read(connection, List.copyOf(PINNED.keySet()));
        }
    }

    private static Map<String, String> read(Connection connection, List<String> names) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@" + String.join(", @@", names))) {
            row.next();
            for (int i = 0; i < names.size(); i++) {
                found.put(names.get(i), String.valueOf(row.getString(i + 1)));
            }
        }
        return found;
    }

    /** Sets the settings of the session to the given values. */
    public static void restore(Connection connection, Map<String, String> values) throws SQLException {
        StringBuilder sql = new StringBuilder("SET ");
        values.forEach((name, value) -> sql.append(sql.length() > 4 ? ", " : "")
                .append("@@" + name + " = ")
                .append(value.matches("\\d+|null") ? value : "'" + value.replace("'", "''") + "'"));
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.toString());
        }
    }
}
