package dev.limbeck.sqlite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Copies an in-memory database page by page through a temporary file, which every version of the driver supports. */
public final class ScratchCopy {
    private ScratchCopy() {}

    /** Replaces the content of the second database with the content of the first. */
    public static void copy(Connection from, Connection to) throws SQLException {
        try {
            Path file = Files.createTempFile("limbeck-scratch", ".db");
            try {
                run(from, "backup to '" + quoted(file) + "'");
                run(to, "restore from '" + quoted(file) + "'");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new SQLException("Cannot write a temporary file: " + e.getMessage(), e);
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
