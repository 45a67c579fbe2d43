package dev.limbeck.postgresql.online;

import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The sizes of tables. They are measured, because there may be no estimated number of rows, for instance after many
 * rows have been inserted or the database has been restored.
 */
final class TableSizes {
    private static final String QUERY =
            """
            SELECT coalesce(sum(pg_relation_size(relid)), 0) FROM (SELECT relid FROM pg_partition_tree(to_regclass(?))
            UNION SELECT to_regclass(?)) t WHERE relid IS NOT NULL
            """;

    private static final long MEGABYTE = 1_000_000;

    private TableSizes() {}

    /** {@return the sizes of the tables in bytes, including their partitions} */
    static Map<TableName, Long> read(Connection connection, Set<TableName> tables) throws SQLException {
        PostgresqlSyntax syntax = new PostgresqlSyntax();
        Map<TableName, Long> sizes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            for (TableName table : tables) {
                statement.setString(1, syntax.quote(table));
                statement.setString(2, syntax.quote(table));
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    sizes.put(table, row.getLong(1));
                }
            }
        }
        return sizes;
    }

    /** {@return the size as text, for instance {@code 1.5 MB}} */
    static String format(long bytes) {
        return bytes % MEGABYTE == 0
                ? bytes / MEGABYTE + " MB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
    }
}
