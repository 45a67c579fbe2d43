package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Rows.RowAccess;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.Leftovers;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.run.ColumnSample;
import dev.limbeck.sqlite.run.DiskSpaceEstimate;
import dev.limbeck.sqlite.run.RowAccessReader;
import dev.limbeck.sqlite.values.ParameterColumns;
import dev.limbeck.sqlite.values.SqliteValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of SQLite tables. */
final class SqliteRows implements Rows {

    @Override
    public Map<String, ColumnContents> readContents(
            Connection connection, TableName table, List<String> columns, int rows) throws SQLException {
        return ColumnSample.read(connection, table.name(), columns, rows);
    }

    @Override
    public long count(Connection connection, TableName table, long most) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(count(SqliteNames.quote(table.name()), most))) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /**
     * Omits the limit if it is not needed: without a limit, SQLite does not read each row but counts the entries of
     * whole pages.
     */
    private static String count(String table, long most) {
        return "select count(*) from "
                + (most == Long.MAX_VALUE ? table : "(select 1 from " + table + " limit " + most + ")");
    }

    @Override
    public StoredValues values(Connection connection) {
        return new SqliteValues(connection);
    }

    @Override
    public List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog) {
        return ParameterColumns.of(sql, catalog);
    }

    @Override
    public RowAccess findAccess(Connection connection, String sql) throws SQLException {
        return RowAccessReader.read(connection, sql);
    }

    @Override
    public Optional<DiskSpace> estimateDiskSpace(
            Connection connection, TableName table, OperationPlan steps, boolean exact) throws SQLException {
        return DiskSpaceEstimate.estimate(connection, table, steps, exact);
    }

    @Override
    public List<Leftover> findLeftovers(Catalog catalog, TableName table) {
        return Leftovers.find((SqliteCatalog) catalog, table);
    }
}
