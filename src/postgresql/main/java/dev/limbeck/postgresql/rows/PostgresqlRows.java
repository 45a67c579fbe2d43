package dev.limbeck.postgresql.rows;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Rows.RowAccess;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.dialect.server.ParameterColumnReader;
import dev.limbeck.dialect.server.ServerValues;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Handles rows in PostgreSQL, where each column holds only values of its type. */
public final class PostgresqlRows implements Rows {

    /** Creates this part of the dialect. */
    public PostgresqlRows() {}

    @Override
    public long count(Connection connection, TableName table, long most) throws SQLException {
        String sql = "SELECT count(*) FROM (SELECT 1 FROM " + new PostgresqlSyntax().quote(table) + " LIMIT " + most
                + ") AS some_rows";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public StoredValues values(Connection connection) {
        return new ServerValues(new PostgresqlValueTypes());
    }

    @Override
    public List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog) {
        return new ParameterColumnReader(sql, catalog, SqlTokenizer.RULES).read();
    }

    @Override
    public RowAccess findAccess(Connection connection, String sql) {
        List<SqlToken> tokens = SqlTokenizer.meaningful(sql);
        boolean writes = Stream.of("insert", "update", "delete", "merge", "setval", "nextval")
                .anyMatch(word -> tokens.stream().anyMatch(token -> token.is(word)));
        String first = tokens.isEmpty() ? "" : tokens.get(0).name();
        return switch (first) {
            case "select", "with", "values", "table", "(" -> writes ? RowAccess.WRITES : RowAccess.READS;
            case "show", "set", "reset", "explain", "" -> RowAccess.NONE;
            default -> RowAccess.WRITES;
        };
    }

    @Override
    public Optional<Duration> estimateRewrite(Connection connection, TableName table) throws SQLException {
        return RewriteTime.estimate(connection, table);
    }
}
