package dev.limbeck.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A small database in memory in which a change is tried: SQLite is the judge of its own texts. */
final class Scratch implements AutoCloseable {
    private final Connection connection;

    Scratch() {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        } catch (SQLException e) {
            throw new IllegalStateException("No SQLite database in memory can be opened: " + e.getMessage(), e);
        }
    }

    /** {@return what SQLite says against the statement, or nothing when it ran} */
    Optional<String> run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(words(String.valueOf(e.getMessage())));
        }
    }

    /** {@return SQLite's own words, which the driver puts into parentheses behind the name of the error} */
    private static String words(String message) {
        int open = message.indexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }

    /** {@return the first column of the answer; empty when the question fails} */
    List<String> ask(String sql) {
        List<String> answer = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                answer.add(row.getString(1));
            }
        } catch (SQLException e) {
            return List.of();
        }
        return answer;
    }

    /** {@return the operations of the program that SQLite writes for the statement (sqlite.org/opcode.html)} */
    List<String> program(String sql) {
        List<String> codes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN " + sql)) {
            while (row.next()) {
                codes.add(row.getString("opcode"));
            }
        } catch (SQLException e) {
            return List.of();
        }
        return codes;
    }

    /** {@return the stored text of that object, if it is there} */
    Optional<String> text(Stored object) {
        return text(object, "main");
    }

    /** {@return the stored text of that temporary object, if it is there} */
    Optional<String> temporaryText(Stored object) {
        return text(object, "temp");
    }

    private Optional<String> text(Stored object, String schema) {
        String question = "SELECT sql FROM " + schema + ".sqlite_master WHERE type = " + Sql.text(object.type())
                + " AND name = " + Sql.text(object.name()) + " COLLATE NOCASE";
        return ask(question).stream().findFirst();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
