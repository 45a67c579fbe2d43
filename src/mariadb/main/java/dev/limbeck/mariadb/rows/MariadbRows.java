package dev.limbeck.mariadb.rows;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.server.ParameterColumnReader;
import dev.limbeck.dialect.server.ServerValues;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.mariadb.syntax.MariadbTokens;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of MariaDB tables, where a column holds only values of its type. */
public final class MariadbRows implements Rows {

    /** Creates this part of the dialect. */
    public MariadbRows() {}

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

    @Override
    public Optional<Duration> estimateRewrite(Connection connection, TableName table) throws SQLException {
        return CopyTime.estimate(connection, table);
    }
}
