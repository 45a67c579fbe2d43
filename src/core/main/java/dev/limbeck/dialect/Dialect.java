package dev.limbeck.dialect;

import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Support for one kind of database: reflects its schema, plans changes, and generates SQL. */
public interface Dialect {

    /** {@return its short name in {@code limbeck.toml} and offline scripts, for instance {@code sqlite}} */
    String name();

    /** {@return whether that JDBC URL is for a database of this kind} */
    boolean supportsUrl(String jdbcUrl);

    /** {@return the database file of that JDBC URL; empty for an in-memory database or a server} */
    Optional<Path> file(String jdbcUrl);

    /**
     * {@return the problem with that JDBC URL if the driver would open something other than what it appears to name, or
     * empty}
     *
     * @throws SQLException if there is no driver for it
     */
    default Optional<String> findUrlProblem(String jdbcUrl) throws SQLException {
        return Optional.empty();
    }

    /**
     * Begins a transaction during which no one else can write.
     *
     * @param withoutForeignKeys whether foreign key enforcement is switched off until the transaction ends
     * @param lockTimeout how long to wait for another writer
     */
    Transaction begin(Connection connection, boolean withoutForeignKeys, Duration lockTimeout) throws SQLException;

    /**
     * Sets how long the connection waits for locks of other programs.
     *
     * @return the previous setting
     */
    Duration setLockTimeout(Connection connection, Duration lockTimeout) throws SQLException;

    /**
     * Inserts rows into each of the tables, so that a proof finds errors that an empty table would hide. The rows differ,
     * as far as the table accepts more than one.
     *
     * @param rows the number of rows for each table
     * @return the tables for which no valid row was found
     */
    List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException;

    /** {@return the contents of the column, according to the first {@code rows} rows of that table or view} */
    ColumnContents readContents(Connection connection, TableName table, String column, int rows) throws SQLException;

    /** {@return the columns of that view, with the types of the table columns they select} */
    List<Column> viewColumns(Connection connection, TableName view) throws SQLException;

    /** {@return whether the database has a table of that name} */
    boolean hasTable(Connection connection, String name) throws SQLException;

    /** {@return an explanation of an error and what to do about it, if the error is known} */
    Optional<String> explain(SQLException failure);

    /** {@return whether one of the statements in the text would end the transaction or begin another} */
    boolean endsTransaction(String sql);

    /** {@return this dialect, with scratch databases that store dates and times like connections to that URL} */
    default Dialect at(String jdbcUrl) {
        return this;
    }

    /**
     * {@return this dialect, with scratch databases that store dates and times like that connection}
     *
     * @throws SQLException if the connection cannot be queried
     */
    default Dialect like(Connection connection) throws SQLException {
        return this;
    }

    /** {@return how Java values are stored so that the driver of that connection reads them back} */
    StoredValues values(Connection connection);

    /** {@return the column of each question mark of the statement, if it is known} */
    List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog);

    /** {@return whether it stores comments on tables and columns} */
    boolean keepsComments();

    /** {@return whether tables belong to schemas} */
    boolean hasSchemas();

    /** {@return the product name that the driver reports, for instance {@code SQLite}} */
    String product();

    /** {@return the version of the connected database, for instance {@code 3.54.1}} */
    String version(Connection connection) throws SQLException;

    /** Reads the stored definitions of the database in one step; they are parsed when needed. */
    Catalog reflect(Connection connection) throws SQLException;

    /**
     * {@return the current schema, given that exactly {@code created} CREATE TABLE or CREATE INDEX statements have run
     * since {@code before} was read on the same connection} Reads only what they created. If anything else has changed
     * the schema, reads all of it.
     */
    Catalog reflect(Connection connection, Catalog before, int created) throws SQLException;

    /**
     * Plans how an operation is carried out on that schema. Does not access a database.
     *
     * @throws UnsupportedChange if it cannot be done without loss; the message states the reason and what to do
     */
    OperationPlan plan(Operation operation, Catalog catalog, PlanOptions options);

    /**
     * {@return the plan of an operation that does not depend on the schema; empty for other operations} This avoids
     * reading the schema, which would be slow before each of a thousand new tables.
     *
     * @param foreignKeysOff whether foreign keys are not enforced, so that references to a table have no effect
     */
    Optional<OperationPlan> planWithoutSchema(Operation operation, PlanOptions options, boolean foreignKeysOff);

    /**
     * Returns the queries that check whether the existing rows satisfy the table definition after a batch. Does not
     * access a database.
     *
     * @throws UnsupportedChange if the batch cannot be done without loss
     */
    List<Guard> rowQuestions(AlterTable batch, Catalog catalog);

    /**
     * {@return the disk space that a plan for a table requires; empty if it copies no rows or the database is not a
     * file}
     *
     * @param exact whether to measure the table, which may read all of it; otherwise, the size of the whole database is
     *     returned as an upper bound if that much space is free
     */
    Optional<DiskSpace> estimateDiskSpace(Connection connection, TableName table, OperationPlan steps, boolean exact)
            throws SQLException;

    /** {@return one sentence that describes who has to wait while a change runs} */
    String describeLocking(Connection connection) throws SQLException;

    /**
     * {@return the tables that appear to be left over from a tool that was stopped while it copied that table, which
     * may no longer exist}
     */
    List<Leftover> findLeftovers(Catalog catalog, TableName table);

    /** {@return a connection to an empty in-memory database that exists until the connection is closed} */
    Connection openScratch() throws SQLException;

    /** {@return another in-memory database with the schema and rows of this scratch database} */
    Connection copyScratch(Connection scratch) throws SQLException;

    /** {@return the statements that create a copy, without rows, of everything in the catalog that can be recreated} */
    Replay replay(Catalog catalog);

    /** {@return the name in the quotes of this dialect, even if quoting is not required} */
    String quote(String identifier);

    /**
     * {@return the value as a literal}
     *
     * @throws IllegalArgumentException if there is more than one way to write it; the message states what to do
     */
    String literal(@Nullable Object value);

    /**
     * {@return the statement with its question marks replaced by those literals, in order}
     *
     * @throws IllegalArgumentException if the number of question marks differs from the number of literals
     */
    String bind(String sql, List<String> literals);

    /**
     * {@return the error of the database if it cannot compute that expression; empty if it can} An unknown function in
     * a default is often detected only when the first row is inserted.
     *
     * @param table the table whose columns it may use, or null for a default, which uses none
     */
    Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table);

    /** {@return the type in the syntax of this dialect} */
    String spell(SqlType type);

    /** {@return the expression with that column renamed} */
    SqlText renameColumn(SqlText expression, String from, String to);

    /**
     * {@return the statements in the text, split by the rules of this dialect}
     *
     * @throws UnsupportedChange if a statement is not terminated; the message states the line on which it starts
     */
    List<ScriptStatement> statements(String text);

    /** {@return the syntax of scripts for the command-line shell of the database} */
    ScriptSyntax scriptSyntax();

    /** {@return whether connections to that URL enforce foreign keys} */
    boolean enforcesForeignKeys(String jdbcUrl);

    /** {@return what the statement does with rows, without running it} */
    RowAccess findRowAccess(Connection connection, String sql) throws SQLException;

    /**
     * {@return the tables whose foreign keys the database cannot check, because the referenced columns are not a key}
     */
    List<String> findUncheckableTables(Connection connection) throws SQLException;

    /** {@return the rules for whether two definitions are the same in this dialect} */
    Sameness sameness();
}
