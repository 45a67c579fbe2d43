package dev.limbeck.mariadb.scratch;

import dev.limbeck.mariadb.session.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Compares the server of the scratch databases with that of the live database. */
final class MariadbServers {
    private static final Pattern ADDRESS = Pattern.compile("([\\w.-]+|\\[[^]]+])(?::(\\d+))?");
    private static final String PORT = "3306";

    /** The settings that a session cannot change and that affect how a server prints definitions. */
    private static final List<String> SETTINGS = List.of(
            "lower_case_table_names",
            "explicit_defaults_for_timestamp",
            "innodb_page_size",
            "innodb_default_row_format");

    private MariadbServers() {}

    /**
     * {@return whether both connections are to the same server, which is the case if one connection sees the other's
     * lock}
     */
    static boolean isSame(Connection one, Connection other) throws SQLException {
        String lock = "'limbeck:" + UUID.randomUUID() + "'";
        ask(one, "SELECT get_lock(" + lock + ", 0)");
        try {
            return ask(other, "SELECT is_used_lock(" + lock + ") IS NOT NULL").equals("1");
        } finally {
            ask(one, "SELECT release_lock(" + lock + ")");
        }
    }

    /** {@return whether the two URLs have a host and port in common} */
    static boolean isSame(String one, String other) {
        Set<String> addresses = addresses(one);
        addresses.retainAll(addresses(other));
        return !addresses.isEmpty();
    }

    private static Set<String> addresses(String url) {
        Set<String> found = new HashSet<>();
        String hosts = url.replaceFirst("^[^/]*//", "").replaceFirst("[/?].*", "");
        ADDRESS.matcher(hosts)
                .results()
                .forEach(each -> found.add(each.group(1).replace("127.0.0.1", "localhost") + ":"
                        + (each.group(2) == null ? PORT : each.group(2))));
        return found;
    }

    /**
     * Checks that a server prints definitions in the same way as the server of the live database.
     *
     * @throws SQLException if its version, one of its settings, or its collations differ
     */
    static void requireAlike(Connection live, Connection scratch, String collation) throws SQLException {
        ServerVersion version = ServerVersion.read(scratch);
        version.requireSupported();
        ServerVersion wanted = ServerVersion.read(live);
        if (!version.equals(wanted)) {
            throw different(
                    "is " + version.product() + " " + version.number(),
                    "is " + wanted.product() + " " + wanted.number(),
                    "of the same version");
        }
        for (String setting : SETTINGS) {
            String own = ask(scratch, "SELECT @@global." + setting);
            String other = ask(live, "SELECT @@global." + setting);
            if (!own.equals(other)) {
                throw different(
                        "has " + setting + " = " + own,
                        "has " + setting + " = " + other,
                        "with the same value of this setting");
            }
        }
        String sql = "SELECT count(*) FROM information_schema.collation_character_set_applicability WHERE"
                + " full_collation_name = '" + collation + "' OR collation_name = '" + collation + "'";
        if (ask(scratch, sql).equals("0")) {
            throw different("has no collation " + collation, "uses it", "with this collation");
        }
    }

    private static SQLException different(String scratch, String live, String wanted) {
        return new SQLException("The server of database.scratch_url " + scratch + ", but the database's server " + live
                + ". They store schemas differently: specify a server " + wanted);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
