package dev.limbeck.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens connections to the database and to its scratch databases. A tool whose class loader does not see the JDBC
 * driver, such as a plugin, supplies its own source.
 *
 * <pre>{@code
 * Driver driver = ServiceLoader.load(Driver.class, projectLoader).findFirst().orElseThrow();
 * Limbeck.configure().connections(driver::connect);
 * }</pre>
 */
@FunctionalInterface
public interface ConnectionSource {

    /**
     * {@return a new connection, which Limbeck closes}
     *
     * @param url the JDBC URL of the database or of a scratch database, for instance {@code jdbc:sqlite::memory:}. Each
     *     call for an in-memory database must create a new database
     * @param properties the {@code user} and the {@code password}, if they are set
     * @throws SQLException if the database cannot be opened
     */
    Connection open(String url, Properties properties) throws SQLException;
}
