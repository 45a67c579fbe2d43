package dev.limbeck.h2;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Rows.RowAccess;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.ValueColumn;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in H2, where each column holds only values of its own type. */
final class H2Rows implements Rows {

    @Override
    public long count(Connection connection, TableName table, long most) throws SQLException {
        String sql = "select count(*) from (select 1 from " + H2Catalog.quoted(table) + " limit " + most + ")";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public StoredValues values(Connection connection) {
        return new StoredValues() {
            @Override
            public boolean needColumn(@Nullable Object value) {
                return false;
            }

            @Override
            public @Nullable Object of(@Nullable Object value, @Nullable ValueColumn column) {
                return value instanceof Enum<?> constant ? constant.name() : value;
            }

            @Override
            public void requireSameForm(@Nullable Object value, @Nullable Object stored, ValueColumn column) {}

            @Override
            public Optional<String> zone() {
                return Optional.empty();
            }

            @Override
            public Optional<String> example(SqlType type) {
                return Optional.of("CURRENT_TIMESTAMP");
            }

            @Override
            public Optional<String> objection(SqlText expression, SqlType type) {
                return Optional.empty();
            }

            @Override
            public Optional<String> unreadable(SqlText expression, SqlType type) {
                return Optional.empty();
            }
        };
    }

    @Override
    public List<Optional<ValueColumn>> valueColumns(String sql, Catalog catalog) {
        List<Optional<ValueColumn>> columns = new ArrayList<>();
        H2Words.tokens(sql).stream().filter("?"::equals).forEach(mark -> columns.add(Optional.empty()));
        return columns;
    }

    @Override
    public RowAccess findAccess(Connection connection, String sql) {
        if (new H2Words().kind(sql) != dev.limbeck.dialect.Statement.Kind.ROWS) {
            return RowAccess.WRITES;
        }
        return sql.strip().toLowerCase(java.util.Locale.ROOT).startsWith("select") ? RowAccess.READS : RowAccess.WRITES;
    }
}
