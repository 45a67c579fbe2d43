package dev.limbeck.sqlite;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.sqlite.catalog.MemoryDatabases;
import dev.limbeck.sqlite.catalog.TextCache;
import dev.limbeck.sqlite.run.SqliteScript;
import dev.limbeck.sqlite.sameness.SqliteSameness;
import dev.limbeck.sqlite.standin.SchemaNames;
import dev.limbeck.sqlite.values.DriverOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** The SQLite dialect, for version 3.40 and later. */
public final class SqliteDialect implements Dialect {
    private static final Traits TRAITS = new Traits(
            "SQLite",
            Set.of(
                    Feature.EMBEDDED,
                    Feature.FORWARD_FOREIGN_KEYS,
                    Feature.TRANSACTIONAL_DDL,
                    Feature.UNENFORCED_LENGTHS));

    private final TextCache cache;
    private final MemoryDatabases databases;
    private final SchemaNames names = new SchemaNames();
    private final DriverOptions options;
    private final boolean fromUrl;

    /** Creates a dialect whose cache of parsed definitions is empty. */
    public SqliteDialect() {
        this(new TextCache(), MemoryDatabases.DEFAULT, DriverOptions.NONE, false);
    }

    private SqliteDialect(TextCache cache, MemoryDatabases databases, DriverOptions options, boolean fromUrl) {
        this.cache = cache;
        this.databases = databases;
        this.options = options;
        this.fromUrl = fromUrl;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Dialect at(String jdbcUrl) {
        return new SqliteDialect(cache, databases, DriverOptions.of(jdbcUrl), true);
    }

    /** Queries the connection for the options only if the URL, which contains all of them, is unknown. */
    @Override
    public Dialect like(Connection connection) throws SQLException {
        return fromUrl ? this : new SqliteDialect(cache, databases, DriverOptions.of(connection), false);
    }

    @Override
    public Dialect connecting(ConnectionSource source) {
        return new SqliteDialect(cache, new MemoryDatabases(source), options, fromUrl);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public Urls urls() {
        return new SqliteUrls(databases);
    }

    @Override
    public SqlSyntax words() {
        return new SqliteSyntax();
    }

    @Override
    public Reflector reflector() {
        return new SqliteReflector(cache, databases);
    }

    @Override
    public Planner planner() {
        return new SqlitePlanner();
    }

    @Override
    public Sessions sessions() {
        return new SqliteSessions();
    }

    @Override
    public Scratches scratches() {
        return new SqliteScratches(databases, options, names);
    }

    @Override
    public Rows rows() {
        return new SqliteRows();
    }

    @Override
    public Sameness sameness() {
        return new SqliteSameness();
    }

    @Override
    public ScriptSyntax script() {
        return new SqliteScript();
    }
}
