package dev.limbeck.mariadb.scratch;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Everything in a server and a session that can affect the stored form of a definition. Server variables are left out
 * only if they are known to have no effect, such as buffer sizes; variables that a new version adds are therefore
 * included.
 */
final class StorageProperties {
    /** The name prefixes of variables that have no effect, or that Limbeck itself sets. */
    private static final String WITHOUT_EFFECT =
            "^(aria_(checkpoint|group|log|max_sort|pagecache|recover|repair|sort|sync)"
                    + "|autocommit$|binlog_|error_count$|general_log|gtid_|identity$|innodb_(buffer_pool|io_|log_|monitor"
                    + "|[a-z]*_io_)|insert_id$|in_transaction$|last_(gtid|insert_id)$|log_|performance_schema|profiling|pseudo_"
                    + "|rand_seed|relay_|replicate_|report_|rpl_|server_(id|uid)$|slave_|slow_|sql_log|thread_|timestamp$"
                    + "|warning_count$|wsrep_(cluster_address|gtid|node|provider_options|sst|start)"
                    + "|(hostname|pid_file|port|socket|time_zone|character_set_client|character_set_results|collation_connection"
                    + "|character_set_connection)$)|(_timeout|dir|directory)$";

    /** The pinned settings have the same value in each session, so their global values are used. */
    private static final String VARIABLES = "SET STATEMENT group_concat_max_len = 16777216 FOR SELECT"
            + " sha2(group_concat(concat_ws(' ', variable_name, ifnull(session_value, ''), ifnull(global_value, ''))"
            + " ORDER BY variable_name SEPARATOR '\\n'), 256) FROM information_schema.system_variables"
            + " WHERE lower(variable_name) NOT REGEXP '" + WITHOUT_EFFECT + "'";

    /** Queries the current user and the server's storage engines, types, and functions. */
    private static final String PLUGINS = "SET STATEMENT group_concat_max_len = 16777216 FOR SELECT"
            + " concat_ws(' ', version(), current_user(), current_role(), @@global.time_zone,"
            + " (SELECT group_concat(concat_ws(' ', plugin_name, plugin_version, plugin_status)"
            + " ORDER BY plugin_name) FROM information_schema.plugins))";

    private StorageProperties() {}

    /** {@return the properties of the server, the session, and the current database, as a single string} */
    static String read(Connection connection) throws SQLException {
        DatabaseMetaData driver = connection.getMetaData();
        return driver.getDriverName() + " " + driver.getDriverVersion() + " " + ask(connection, PLUGINS) + " "
                + ask(connection, VARIABLES);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The MySQL driver mistakes SET STATEMENT for a statement without rows and rejects it in executeQuery.
            statement.execute(sql);
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
