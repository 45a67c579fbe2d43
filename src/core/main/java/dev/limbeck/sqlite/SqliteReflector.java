package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.CatalogReader;
import dev.limbeck.sqlite.catalog.ChangedSchemaRows;
import dev.limbeck.sqlite.catalog.MemoryDatabases;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TextCache;
import dev.limbeck.sqlite.run.ColumnSample;
import dev.limbeck.sqlite.run.StoredCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an SQLite database. */
final class SqliteReflector implements Reflector {
    private final TextCache cache;
    private final MemoryDatabases databases;

    /**
     * Creates a reflector that caches parsed definitions in the given cache and tries changes to its catalogs in the
     * given databases.
     */
    SqliteReflector(TextCache cache, MemoryDatabases databases) {
        this.cache = cache;
        this.databases = databases;
    }

    @Override
    public Catalog reflect(Connection connection) throws SQLException {
        return new CatalogReader(connection, databases).read(cache);
    }

    /** Reads only the changed objects if the plans do nothing but create tables, create indexes and add columns. */
    @Override
    public Catalog refresh(Connection connection, Catalog before, List<OperationPlan> plans) throws SQLException {
        Optional<ChangedSchemaRows> changes = ChangedSchemaRows.find(plans.stream()
                .flatMap(plan -> plan.statements().stream())
                .map(dev.limbeck.dialect.Statement::sql)
                .toList());
        return changes.isPresent()
                ? new CatalogReader(connection, databases).read((SqliteCatalog) before, changes.get(), cache)
                : reflect(connection);
    }

    @Override
    public boolean hasTable(Connection connection, TableName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select 1 from main.sqlite_schema where type = 'table' and name = ? collate nocase")) {
            statement.setString(1, name.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    @Override
    public List<Column> viewColumns(Connection connection, TableName view) throws SQLException {
        return ColumnSample.readViewColumns(connection, view.name());
    }

    @Override
    public Map<String, String> findBrokenTriggers(Connection scratch) throws SQLException {
        return new StoredCode(scratch).findBrokenTriggers();
    }

    @Override
    public String version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sqlite_version()")) {
            row.next();
            return row.getString(1);
        }
    }
}
