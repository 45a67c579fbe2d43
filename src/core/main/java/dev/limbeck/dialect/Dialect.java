package dev.limbeck.dialect;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One kind of database: reads what it has, plans what changes it, spells what it is told. */
public interface Dialect {

    /** {@return its short name as {@code limbeck.toml} and offline scripts use it, for instance {@code sqlite}} */
    String name();

    /** {@return whether that JDBC URL leads to a database of this kind} */
    boolean understands(String jdbcUrl);

    /** {@return the version of the database behind the connection, for instance {@code 3.54.1}} */
    String version(Connection connection) throws SQLException;

    /**
     * Reads everything the database has, in one go.
     *
     * @throws UnreadableSchema if a stored definition cannot be understood
     */
    Catalog reflect(Connection connection) throws SQLException;

    /**
     * Says how an operation is carried out on what is there. Pure: asks nothing of any database.
     *
     * @throws UnsupportedChange if it cannot be done faithfully; the message says why and what to do
     */
    Steps plan(Operation operation, Catalog catalog, PlanOptions options);

    /** {@return an empty database in memory, of this kind, that lives until it is closed} */
    Connection openScratch() throws SQLException;

    /** {@return the statements that make an equal, empty copy of everything in the catalog that can be replayed} */
    Replay replay(Catalog catalog);

    /** {@return the name in this dialect's quotes, always quoted} */
    String quote(String identifier);

    /** {@return the type in this dialect's words} */
    String spell(SqlType type);

    /** {@return the statements that create the table, its indexes and its first rows} */
    List<String> createStatements(Table table);

    /** {@return what decides whether two columns, checks or defaults are the same here} */
    Sameness sameness();
}
