package dev.limbeck.dialect;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Examines the rows of tables, and stores values in them. */
public interface Rows {
    /** How a statement accesses the rows of a database. */
    enum RowAccess {
        /** The statement does not access rows; it may read the schema. */
        NONE,
        /** The statement reads rows. */
        READS,
        /** The statement writes rows, or changes the schema. */
        WRITES
    }

    /**
     * {@return the kinds of values in each of the columns, according to the first {@code rows} rows of the given table
     * or view; empty if the type of a column determines its contents}
     */
    default Map<String, ColumnContents> readContents(
            Connection connection, TableName table, List<String> columns, int rows) throws SQLException {
        return Map.of();
    }

    /** {@return the number of rows in the table, or {@code most} if the table has more rows} */
    long count(Connection connection, TableName table, long most) throws SQLException;

    /** {@return a converter of Java values to a form that the driver of the given connection can read back} */
    StoredValues values(Connection connection);

    /**
     * {@return for each placeholder in the statement, the column in which its value is stored or with which its value
     * is compared, if known}
     */
    List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog);

    /** {@return whether the statement reads or writes rows; the statement is not run} */
    RowAccess findAccess(Connection connection, String sql) throws SQLException;

    /**
     * {@return the disk space that a plan for a table requires; empty if the plan does not copy rows or the database is
     * not a file}
     *
     * @param exact whether to measure the table, which may require reading all of its rows; otherwise the size of the
     *     whole database is returned as an upper bound, if that much space is free
     */
    default Optional<DiskSpace> estimateDiskSpace(
            Connection connection, TableName table, OperationPlan steps, boolean exact) throws SQLException {
        return Optional.empty();
    }

    /**
     * {@return the estimated time to rewrite all rows of the table and its indexes, based on a rate measured with some
     * of the rows; empty if the table is small or the rate cannot be measured} The database is not changed.
     */
    default Optional<Duration> estimateRewrite(Connection connection, TableName table) throws SQLException {
        return Optional.empty();
    }

    /**
     * {@return the tables that appear to be left over from a tool that was stopped while it copied the given table; the
     * given table itself may no longer exist; an empty list if no tool changes tables of this database by copying them}
     */
    default List<Leftover> findLeftovers(Catalog catalog, TableName table) {
        return List.of();
    }
}
