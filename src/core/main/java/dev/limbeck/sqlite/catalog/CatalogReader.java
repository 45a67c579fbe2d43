package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the schema of an SQLite database: the statements in {@code sqlite_schema} and, with a PRAGMA, the names of
 * shadow tables.
 */
public final class CatalogReader {
    private final Connection connection;
    private final MemoryDatabases databases;

    /**
     * Creates a reader for the given connection; changes to its catalogs are tried in the given in-memory databases.
     */
    public CatalogReader(Connection connection, MemoryDatabases databases) {
        this.connection = connection;
        this.databases = databases;
    }

    /** {@return the catalog of the connection's main database} */
    public SqliteCatalog read(TextCache cache) throws SQLException {
        SchemaRows.Snapshot stored = stored("main.sqlite_master", "1", cache::rows);
        boolean virtual =
                stored.rows().stream().anyMatch(one -> one.isType("table") && VirtualTableText.matches(one.sql()));
        return new SqliteCatalog(stored, temporary(stored), virtual ? shadows() : List.of(), cache)
                .withDatabases(databases);
    }

    /**
     * {@return the catalog of the connection's main database} Reads only the given rows, which statements have created
     * or changed since {@code before} was read. If the schema version shows that another statement has changed the
     * schema, perhaps on another connection, all rows are read.
     */
    public SqliteCatalog read(SqliteCatalog before, ChangedSchemaRows changes, TextCache cache) throws SQLException {
        SchemaRows.State then = before.state();
        if (then.isKnown()) {
            SchemaRows.Snapshot changed = stored(
                    changes.place("main.sqlite_master"),
                    changes.condition(then.lastRow()),
                    SchemaRows.Combined::separate);
            if (changed.state().version() == then.version() + changes.statements()) {
                return before.withChanged(changed, changes.dropped(), temporary(changed));
            }
        }
        return read(cache);
    }

    private List<SchemaRow> temporary(SchemaRows.Snapshot main) throws SQLException {
        if (!main.temporary()) {
            return List.of();
        }
        return stored("temp.sqlite_master", "type in ('trigger', 'view', 'table')", SchemaRows.Combined::separate)
                .rows();
    }

    /**
     * Reads the stored statements from the given table or part of it. All calls use the table name sqlite_master, since
     * every version of SQLite supports it.
     */
    private SchemaRows.Snapshot stored(
            String from, String condition, Function<SchemaRows.Combined, Optional<List<SchemaRow>>> separation)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SchemaRows.query(from, condition))) {
            Optional<SchemaRows.Snapshot> read = row.next() ? SchemaRows.read(row, separation) : Optional.empty();
            if (read.isPresent()) {
                return read.get();
            }
        }
        return new SchemaRows.Snapshot(oneByOne(from, condition), SchemaRows.State.UNKNOWN, true);
    }

    private List<SchemaRow> oneByOne(String from, String condition) throws SQLException {
        List<SchemaRow> stored = new ArrayList<>();
        String question = "select type, name, tbl_name, sql from " + from + " where sql is not null and " + condition
                + " order by rowid";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                stored.add(new SchemaRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return stored;
    }

    /**
     * Returns the tables in which virtual tables store their data; SQLite knows these tables from the modules that
     * implement the virtual tables.
     */
    private List<String> shadows() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.table_list")) {
            while (row.next()) {
                if ("shadow".equals(row.getString("type")) && "main".equals(row.getString("schema"))) {
                    names.add(row.getString("name"));
                }
            }
        }
        return names;
    }
}
