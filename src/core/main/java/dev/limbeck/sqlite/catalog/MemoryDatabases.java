package dev.limbeck.sqlite.catalog;

import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens in-memory databases, in which changes are tried.
 *
 * @param connections the source of the connections
 */
public record MemoryDatabases(ConnectionSource connections) {
    /**
     * Uses the drivers that are registered with {@link DriverManager}. This is a lambda expression because a reference
     * to a caller-sensitive method makes Java create several classes.
     */
    public static final MemoryDatabases DEFAULT =
            new MemoryDatabases((url, properties) -> DriverManager.getConnection(url, properties));

    /**
     * {@return a connection to a new, empty database}
     *
     * @param query the parameters of the driver, beginning with a question mark, or an empty string
     */
    public Connection open(String query) throws SQLException {
        return connections.open("jdbc:sqlite::memory:" + query, new Properties());
    }
}
