package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.standin.ApplicationNames;
import dev.limbeck.sqlite.standin.StandIns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An in-memory database in which a change is tried, so that SQLite itself checks the changed definitions. */
public final class ScratchDatabase implements AutoCloseable {
    private final Connection connection;

    /**
     * Opens an empty database with imitations of the given functions and collations, so that statements can use them.
     */
    ScratchDatabase(MemoryDatabases databases, ApplicationNames names) {
        try {
            connection = databases.open("");
            StandIns.register(connection, names);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot open an in-memory SQLite database: " + e.getMessage(), e);
        }
    }

    /** {@return SQLite's error; empty if the statement succeeded} */
    public Optional<String> run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(words(String.valueOf(e.getMessage())));
        }
    }

    /** {@return SQLite's own message, which the driver puts into parentheses after the name of the error} */
    private static String words(String message) {
        int open = message.indexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }

    /** {@return SQLite's error; empty if the statement would succeed} The attempt has no effect. */
    public Optional<String> attempt(String sql) {
        run("BEGIN");
        try {
            return run(sql);
        } finally {
            run("ROLLBACK");
        }
    }

    /** {@return the first column of the result; empty if the query fails} */
    public List<String> query(String sql) {
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

    /** {@return the opcodes of the program that SQLite generates for the statement (sqlite.org/opcode.html)} */
    public List<String> opcodes(String sql) {
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

    /** {@return the stored text of the given object, if it exists} */
    public Optional<String> findText(SchemaRow object) {
        return findText(object, "main");
    }

    /** {@return the stored text of the given temporary object, if it exists} */
    public Optional<String> findTemporaryText(SchemaRow object) {
        return findText(object, "temp");
    }

    private Optional<String> findText(SchemaRow object, String schema) {
        String question = "SELECT sql FROM " + schema + ".sqlite_master WHERE type = " + Sql.literal(object.type())
                + " AND name = " + Sql.literal(object.name()) + " COLLATE NOCASE";
        return query(question).stream().findFirst();
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
