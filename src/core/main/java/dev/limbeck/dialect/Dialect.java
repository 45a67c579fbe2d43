package dev.limbeck.dialect;

import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Support for one kind of database. A dialect consists of parts, each of which covers one subject. Implementations are
 * found by {@link java.util.ServiceLoader}.
 *
 * <p>This interface and its parts may change in any version before 1.0.
 */
public interface Dialect {

    /**
     * {@return the short name of this dialect in {@code limbeck.toml} and offline scripts, for instance {@code sqlite}}
     */
    String name();

    /**
     * {@return a variant of this dialect for the database at the given URL; its scratch databases store dates and times
     * in the same form as that database}
     */
    default Dialect at(String jdbcUrl) {
        return this;
    }

    /**
     * {@return a variant of this dialect for the connected database: it has the traits of the server, and its scratch
     * databases store dates and times in the same form as the given connection}
     *
     * @throws SQLException if the connection cannot be queried
     */
    default Dialect like(Connection connection) throws SQLException {
        return this;
    }

    /**
     * {@return a variant of this dialect with the traits of the server of the given scratch database} It is used if
     * there is no connection to a live database. Scratch databases are created in the same place as before.
     *
     * @throws SQLException if the connection cannot be queried
     */
    default Dialect withTraitsOf(Connection scratch) throws SQLException {
        return this;
    }

    /** {@return a variant of this dialect whose scratch databases are opened by the given source} */
    default Dialect connecting(ConnectionSource source) {
        return this;
    }

    /**
     * {@return the properties of the database} Properties that depend on the server describe the server to which
     * {@link #like} was connected, or a server with default settings.
     */
    Traits traits();

    /** {@return the part that handles the JDBC URLs of the database} */
    Urls urls();

    /** {@return the part that reads and writes SQL text} */
    SqlSyntax words();

    /** {@return the part that reads what the database contains} */
    Reflector reflector();

    /** {@return the part that plans how operations are carried out} */
    Planner planner();

    /** {@return the part that handles transactions, locks and errors of a connection} */
    Sessions sessions();

    /**
     * {@return the part that provides scratch databases, in which Limbeck creates the model and tries out revisions}
     */
    Scratches scratches();

    /** {@return the part that examines the rows of tables and stores values in them} */
    Rows rows();

    /** {@return the rules for whether two definitions are the same in this dialect} */
    Sameness sameness();

    /** {@return the part that limits how long other programs wait; empty if a change always locks the whole database} */
    default Optional<OnlineChanges> online() {
        return Optional.empty();
    }

    /** {@return the syntax of scripts for the command-line shell of the database} */
    ScriptSyntax script();
}
