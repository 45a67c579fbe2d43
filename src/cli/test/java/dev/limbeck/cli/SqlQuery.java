package dev.limbeck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Queries the only database file in a folder without using Limbeck. */
final class SqlQuery {
    private SqlQuery() {}

    /** Returns the values of the first column, separated by spaces. */
    static String firstColumn(Path folder, String question) {
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(question)) {
                StringJoiner joined = new StringJoiner(" ");
                while (rows.next()) {
                    joined.add(rows.getString(1));
                }
                return joined.toString();
            }
        } catch (SQLException | java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
