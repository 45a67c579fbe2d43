package dev.limbeck.hibernate.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries a database file in plain SQL, with foreign keys on. */
record Rows(String url) {

    /** Runs the statements one after the other. */
    void run(String... statements) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** {@return the rows of the result, with the values of each row joined by {@code |}} */
    List<String> query(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        }
    }

    /** {@return the only value of the result} */
    @Nullable
    String value(String query) throws SQLException {
        List<String> found = query(query);
        return found.isEmpty() ? null : found.get(0);
    }

    private static String row(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            values.add(String.valueOf(rows.getString(i)));
        }
        return String.join("|", values);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url + "?foreign_keys=true");
    }
}
