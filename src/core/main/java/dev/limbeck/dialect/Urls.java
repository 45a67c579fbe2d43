package dev.limbeck.dialect;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;

/** The JDBC URLs of a kind of database. */
public interface Urls {

    /** {@return whether the given JDBC URL is for a database of this kind} */
    boolean supports(String jdbcUrl);

    /** {@return the URL of a database with the given name, as an example for messages and new settings} */
    String example(String name);

    /** {@return the usual JDBC driver for this kind of database, if there is one} */
    default Optional<JdbcDriver> driver() {
        return Optional.empty();
    }

    /**
     * {@return the URL of the same database for another driver, which is used if no driver accepts the given URL; empty
     * if there is none}
     */
    default Optional<String> forOtherDriver(String jdbcUrl) {
        return Optional.empty();
    }

    /** {@return the database file of the given JDBC URL; empty for an in-memory database or a server} */
    default Optional<Path> file(String jdbcUrl) {
        return Optional.empty();
    }

    /** {@return the JDBC URL of the given database file; empty if databases of this kind are not files} */
    default Optional<String> ofFile(Path file) {
        return Optional.empty();
    }

    /**
     * {@return the URL of another database on the same server; empty if the databases of a server are not independent
     * of each other, or there is no server}
     */
    default Optional<String> ofDatabase(String jdbcUrl, String name) {
        return Optional.empty();
    }

    /**
     * A JDBC URL that specifies the schema to which unqualified names refer.
     *
     * @param database the same URL without the schema
     * @param schema the schema
     */
    record SchemaUrl(String database, String schema) {}

    /** {@return the parts of a JDBC URL that specifies one schema; empty if it specifies none, or several} */
    default Optional<SchemaUrl> ofSchema(String jdbcUrl) {
        return Optional.empty();
    }

    /** {@return the URL with the given schema in place of its own; empty if a URL cannot specify this schema} */
    default Optional<String> withSchema(String jdbcUrl, String schema) {
        return Optional.empty();
    }

    /** {@return whether the database of the given JDBC URL exists only while a connection to it is open} */
    default boolean isTransient(String jdbcUrl) {
        return false;
    }

    /** {@return the URL of the same database with a relative file resolved against the given folder} */
    default String resolve(String jdbcUrl, Path folder) {
        return jdbcUrl;
    }

    /**
     * {@return the problem if the driver would open something other than what the given JDBC URL appears to refer to;
     * otherwise empty}
     *
     * @throws SQLException if there is no driver for the URL
     */
    default Optional<String> findProblem(String jdbcUrl) throws SQLException {
        return Optional.empty();
    }

    /**
     * {@return whether the given JDBC URL lists several servers with the same content, in which case a run that loses
     * its connection can continue on another server}
     */
    default boolean namesSeveralServers(String jdbcUrl) {
        return false;
    }

    /**
     * The usual JDBC driver of a kind of database. It is loaded by name, so that the drivers of other databases on the
     * same class path are not loaded.
     *
     * @param className the name of the class that implements {@link Driver}
     * @param artifact the group ID and artifact ID under which it is published, such as {@code org.xerial:sqlite-jdbc}
     */
    record JdbcDriver(String className, String artifact) {

        /**
         * {@return the driver if the given class loader has it}
         *
         * @throws SQLException if the driver cannot be used
         */
        public Optional<Driver> find(ClassLoader loader) throws SQLException {
            try {
                Class<? extends Driver> type =
                        Class.forName(className, true, loader).asSubclass(Driver.class);
                return Optional.of(type.getConstructor().newInstance());
            } catch (ClassNotFoundException e) {
                return Optional.empty();
            } catch (InvocationTargetException
                    | NoSuchMethodException
                    | InstantiationException
                    | IllegalAccessException
                    | LinkageError e) {
                throw new SQLException("The JDBC driver " + className + " cannot be used: " + e, e);
            }
        }
    }

    /** {@return what to do if the driver rejects the URL without a reason} */
    default String adviceIfRejected(String jdbcUrl) {
        return "Correct the host, the port and the parameters in database.url; the user name and the password belong in"
                + " database.username and database.password.";
    }
}
