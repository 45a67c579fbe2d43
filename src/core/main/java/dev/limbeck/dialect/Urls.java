package dev.limbeck.dialect;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** The JDBC URLs of a kind of database. */
public interface Urls {

    /** {@return whether that JDBC URL is for a database of this kind} */
    boolean supports(String jdbcUrl);

    /** {@return the URL of a database with the given name, as an example for messages and new settings} */
    String example(String name);

    /** {@return the database file of that JDBC URL; empty for an in-memory database or a server} */
    default Optional<Path> file(String jdbcUrl) {
        return Optional.empty();
    }

    /** {@return whether the database of that JDBC URL exists only as long as a connection to it is open} */
    default boolean isTransient(String jdbcUrl) {
        return false;
    }

    /** {@return the URL of the same database with a relative file resolved against the given folder} */
    default String resolve(String jdbcUrl, Path folder) {
        return jdbcUrl;
    }

    /**
     * {@return the problem with that JDBC URL if the driver would open something other than what it appears to name, or
     * empty}
     *
     * @throws SQLException if there is no driver for the URL
     */
    default Optional<String> findProblem(String jdbcUrl) throws SQLException {
        return Optional.empty();
    }
}
