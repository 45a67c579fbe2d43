package dev.limbeck.mariadb.read;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The settings of a database on which the lengths of keys depend.
 *
 * @param collation the collation of the database
 * @param pageSize the size of the pages in which the server stores tables, in bytes
 */
public record StorageSettings(String collation, int pageSize) {
    /** The settings of an ordinary database. */
    public static final StorageSettings USUAL = new StorageSettings("utf8mb4_general_ci", 16_384);

    private static final int SMALL_PAGE = 4096;
    private static final int MEDIUM_PAGE = 8192;

    /** {@return the settings of the current database} */
    public static StorageSettings read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@collation_database, @@innodb_page_size")) {
            row.next();
            return new StorageSettings(String.valueOf(row.getString(1)), row.getInt(2));
        }
    }

    /** {@return the largest size of a key, in bytes, as measured on version 10.11} */
    public int longestKey() {
        return pageSize <= SMALL_PAGE ? 1173 : hasSmallPages() ? 1536 : 3072;
    }

    /** {@return whether the server refuses a long index instead of reducing it to the beginning of its column} */
    public boolean hasSmallPages() {
        return pageSize <= MEDIUM_PAGE;
    }
}
