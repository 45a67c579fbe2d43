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

/** One kind of database: reads what it has, plans what changes it, spells what it is told. */
public interface Dialect {

    /** {@return its short name as {@code limbeck.toml} and offline scripts use it, for instance {@code sqlite}} */
    String name();

    /** {@return whether that JDBC URL leads to a database of this kind} */
    boolean understands(String jdbcUrl);

    /** {@return the file behind that JDBC URL, for a database that lives in one; empty for memory and servers} */
    Optional<Path> file(String jdbcUrl);

    /**
     * {@return what is wrong with that JDBC URL, where its driver would open something else than it says}
     *
     * @throws SQLException if there is no driver for it
     */
    default Optional<String> objection(String jdbcUrl) throws SQLException {
        return Optional.empty();
    }

    /**
     * Begins a transaction that nobody else can write beside.
     *
     * @param withoutForeignKeys whether foreign key enforcement is switched off until the transaction ends
     * @param lockTimeout how long to wait for another writer
     */
    Transaction begin(Connection connection, boolean withoutForeignKeys, Duration lockTimeout) throws SQLException;

    /**
     * Makes the connection wait that long, and no longer, for what another program has locked.
     *
     * @return how long it waited before
     */
    Duration waitForLocks(Connection connection, Duration lockTimeout) throws SQLException;

    /**
     * Puts rows into each of the tables, so that a proof meets what an empty table would let through. They differ, as far
     * as the table takes more than one.
     *
     * @param rows how many
     * @return the tables for which no acceptable row was found
     */
    List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) throws SQLException;

    /** {@return what the first rows of that table or view hold in the column; at most that many are looked at} */
    ColumnContents contents(Connection connection, TableName table, String column, int rows) throws SQLException;

    /** {@return the columns of that view, with the types they take from tables} */
    List<Column> viewColumns(Connection connection, TableName view) throws SQLException;

    /** {@return whether the database has a table of that name} */
    boolean hasTable(Connection connection, String name) throws SQLException;

    /** {@return what went wrong and what to do about it, for an error this database is known to give} */
    Optional<String> explain(SQLException failure);

    /** {@return whether one of the statements in the text would end a transaction, or begin another} */
    boolean endsTransaction(String sql);

    /** {@return this dialect, whose scratch databases store days and times as connections to that URL do} */
    default Dialect at(String jdbcUrl) {
        return this;
    }

    /**
     * {@return this dialect, whose scratch databases store days and times as that connection does}
     *
     * @throws SQLException if the connection cannot be asked
     */
    default Dialect like(Connection connection) throws SQLException {
        return this;
    }

    /** {@return how Java values are stored, such that the driver of that connection reads them back} */
    StoredValues values(Connection connection);

    /** {@return for each question mark of the statement the column that it is for, where that is known} */
    List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog);

    /** {@return whether it keeps comments on tables and columns} */
    boolean keepsComments();

    /** {@return whether tables stand in schemas} */
    boolean hasSchemas();

    /** {@return the product name its driver reports, for instance {@code SQLite}} */
    String product();

    /** {@return the version of the database behind the connection, for instance {@code 3.54.1}} */
    String version(Connection connection) throws SQLException;

    /** Takes what the database has stored, in one go; the definitions are read when they are asked for. */
    Catalog reflect(Connection connection) throws SQLException;

    /**
     * {@return the same where, since that catalog was taken on the same connection, so many statements that each created a
     * table or an index were all that changed the schema} What they made is all that is taken; if anything else changed
     * the schema, everything is.
     */
    Catalog reflect(Connection connection, Catalog before, int created) throws SQLException;

    /**
     * Says how an operation is carried out on what is there. Pure: asks nothing of any database.
     *
     * @throws UnsupportedChange if it cannot be done faithfully; the message says why and what to do
     */
    Steps plan(Operation operation, Catalog catalog, PlanOptions options);

    /**
     * {@return the same for an operation that is carried out alike whatever is there; nothing when that must be known} It
     * spares reading the schema: whoever makes a thousand tables would otherwise read all that are there before each.
     *
     * @param foreignKeysOff whether foreign keys are not enforced, so that it does not matter who refers to a table
     */
    Optional<Steps> planAnywhere(Operation operation, PlanOptions options, boolean foreignKeysOff);

    /**
     * Says what to ask so as to learn whether the rows that are there fit what a batch makes of their table. Pure.
     *
     * @throws UnsupportedChange if the batch cannot be done faithfully
     */
    List<Guard> rowQuestions(AlterTable batch, Catalog catalog);

    /**
     * {@return the disk space that steps on a table take, before they are run; nothing where no row is copied, or the
     * database is not in a file}
     *
     * @param exact whether to measure, which may read the table, rather than to take the whole database for it where
     *     even that would fit
     */
    Optional<Room> room(Connection connection, TableName table, Steps steps, boolean exact) throws SQLException;

    /** {@return who has to wait while a change runs, one sentence} */
    String locking(Connection connection) throws SQLException;

    /**
     * {@return the tables that look like what a tool left behind when it was stopped while it copied that table, which
     * itself may be gone}
     */
    List<Leftover> leftovers(Catalog catalog, TableName table);

    /** {@return an empty database in memory, of this kind, that lives until it is closed} */
    Connection openScratch() throws SQLException;

    /** {@return another database in memory, with everything that this scratch database has, rows included} */
    Connection copyScratch(Connection scratch) throws SQLException;

    /** {@return the statements that make an equal, empty copy of everything in the catalog that can be replayed} */
    Replay replay(Catalog catalog);

    /** {@return the name in this dialect's quotes, always quoted} */
    String quote(String identifier);

    /**
     * {@return the value as a literal}
     *
     * @throws IllegalArgumentException if there is no one way to write it; the message says what to do
     */
    String literal(@Nullable Object value);

    /**
     * {@return the statement with those literals for its question marks, in order}
     *
     * @throws IllegalArgumentException if there are more of the one than of the other
     */
    String bind(String sql, List<String> literals);

    /**
     * {@return why the database cannot compute that expression, in its own words; empty when it can} In a default a function
     * of another database is often noticed only by the first row.
     *
     * @param table the table whose row it is over, or null for a default, which is over none
     */
    Optional<String> cannotCompute(Connection connection, SqlText expression, @Nullable TableName table);

    /** {@return the type in this dialect's words} */
    String spell(SqlType type);

    /** {@return the expression in which that column of its table has its new name} */
    SqlText renameColumn(SqlText expression, String from, String to);

    /** {@return the statements that create the table, its indexes and its first rows} */
    List<String> createStatements(Table table);

    /**
     * {@return the statements in the text, by this dialect's rules}
     *
     * @throws UnsupportedChange if one of them does not end; it says on which line it begins
     */
    List<Piece> statements(String text);

    /** {@return how its own shell is told what to do} */
    ScriptWords script();

    /** {@return whether connections to that URL enforce foreign keys} */
    boolean enforcesForeignKeys(String jdbcUrl);

    /** {@return what the statement does with rows; it is not run} */
    RowUse uses(Connection connection, String sql) throws SQLException;

    /** {@return the tables whose foreign keys this database cannot check, because they refer to what is no key} */
    List<String> uncheckable(Connection connection) throws SQLException;

    /** {@return what decides whether two columns, checks or defaults are the same here} */
    Sameness sameness();
}
