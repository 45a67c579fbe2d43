package dev.limbeck.mariadb.rows;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.server.ParameterColumnReader;
import dev.limbeck.dialect.server.ServerValues;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows in MariaDB, whose columns hold only values of their type. */
public final class MariadbRows implements Rows {

    /** Creates this part of the dialect. */
    public MariadbRows() {}

    /** Returns no contents, because in MariaDB the type of a column determines its contents. */
    @Override
    public Map<String, ColumnContents> readContents(
            Connection connection, TableName table, List<String> columns, int rows) {
        return Map.of();
    }

    @Override
    public long count(Connection connection, TableName table, long most) throws SQLException {
        String sql = "SELECT count(*) FROM (SELECT 1 FROM " + new MariadbSyntax().quote(table) + " LIMIT " + most
                + ") AS some_rows";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public StoredValues values(Connection connection) {
        return new ServerValues(new MariadbValueTypes());
    }

    @Override
    public List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog) {
        return new ParameterColumnReader(sql, catalog, MariadbTokens.RULES).read();
    }

    @Override
    public RowAccess findAccess(Connection connection, String sql) {
        List<SqlToken> tokens = MariadbTokens.meaningful(sql);
        boolean writes = Stream.of("insert", "update", "delete", "replace", "nextval", "setval")
                .anyMatch(word -> tokens.stream().anyMatch(token -> token.is(word)));
        String first = tokens.isEmpty() ? "" : tokens.get(0).text().toLowerCase(Locale.ROOT);
        return switch (first) {
            case "select", "with", "values", "table", "(" -> writes ? RowAccess.WRITES : RowAccess.READS;
            case "show", "set", "explain", "describe", "" -> RowAccess.NONE;
            default -> RowAccess.WRITES;
        };
    }

    /** Returns no estimate, because the disk of a server cannot be examined. */
    @Override
    public Optional<DiskSpace> estimateDiskSpace(
            Connection connection, TableName table, OperationPlan steps, boolean exact) {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> estimateRewrite(Connection connection, TableName table) throws SQLException {
        return CopyTime.estimate(connection, table);
    }

    @Override
    public List<Leftover> findLeftovers(Catalog catalog, TableName table) {
        return List.of();
    }
}
