package dev.limbeck.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Support for one kind of database, in parts that each answer the questions of one subject. Implementations are found
 * by {@link java.util.ServiceLoader}.
 *
 * <p>This interface and its parts may change in any version before 1.0.
 */
public interface Dialect {

    /** {@return the short name of this dialect in {@code limbeck.toml} and offline scripts, for instance {@code sqlite}} */
    String name();

    /** {@return this dialect for the database at that URL; scratch databases store dates and times like that database} */
    default Dialect at(String jdbcUrl) {
        return this;
    }

    /**
     * {@return this dialect for the connected database: its traits are those of the server, and scratch databases store
     * dates and times like that connection}
     *
     * @throws SQLException if the connection cannot be queried
     */
    default Dialect like(Connection connection) throws SQLException {
        return this;
    }

    /**
     * {@return the properties of the database; where they depend on the server, those of the server that {@link #like}
     * was given, otherwise those of a server with default settings}
     */
    Traits traits();

    /** {@return the JDBC URLs of the database} */
    Urls urls();

    /** {@return the syntax of SQL text} */
    SqlSyntax words();

    /** {@return what the database contains} */
    Reflector reflector();

    /** {@return how operations are carried out} */
    Planner planner();

    /** {@return transactions, locks and errors of a connection} */
    Sessions sessions();

    /** {@return the databases in which the model is created and revisions are proved} */
    Scratches scratches();

    /** {@return the rows of tables and the values in them} */
    Rows rows();

    /** {@return the rules for whether two definitions are the same in this dialect} */
    Sameness sameness();

    /** {@return the syntax of scripts for the command-line shell of the database} */
    ScriptSyntax script();
}
