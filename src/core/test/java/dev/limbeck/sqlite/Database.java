package dev.limbeck.sqlite;

import dev.limbeck.sqlite.catalog.SqliteCatalog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An in-memory SQLite database for one test. */
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final SqliteDialect dialect = new SqliteDialect();

    public Database() {
        this(":memory:");
    }

    /** Opens a database file. */
    public Database(String file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Connection connection() {
        return connection;
    }

    /** Runs statements; if one fails, the error contains that statement. */
    public Database run(String... statements) {
        for (String sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
            }
        }
        return this;
    }

    /** {@return whether SQLite accepts the statement} */
    public boolean accepts(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    public SqliteCatalog reflect() {
        try {
            return (SqliteCatalog) dialect.reflector().reflect(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the rows, each as a list of its values as text} */
    public List<List<@Nullable String>> rows(String sql, String... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<List<@Nullable String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
        }
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
