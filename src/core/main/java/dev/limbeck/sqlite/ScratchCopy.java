package dev.limbeck.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies a database in memory page by page, by way of a temporary file, as every version of the driver can. */
final class ScratchCopy {
    private ScratchCopy() {}

    /** {@return the second connection, which has now what the first has; it is closed if that fails} */
    static Connection of(Connection from, Connection to) throws SQLException {
        try {
            Path file = Files.createTempFile("limbeck-scratch", ".db");
            try {
                run(from, "backup to '" + quoted(file) + "'");
                run(to, "restore from '" + quoted(file) + "'");
            } finally {
                Files.deleteIfExists(file);
            }
            return to;
        } catch (IOException e) {
            to.close();
            throw new SQLException("No temporary file can be written: " + e.getMessage(), e);
        } catch (SQLException e) {
            to.close();
            throw e;
        }
    }

    private static String quoted(Path file) {
        return file.toString().replace("'", "''");
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }
}
