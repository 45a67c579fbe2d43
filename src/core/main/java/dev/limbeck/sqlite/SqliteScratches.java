package dev.limbeck.sqlite;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.CodeCheck;
import dev.limbeck.sqlite.catalog.MemoryDatabases;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.run.ExpressionCheck;
import dev.limbeck.sqlite.run.SampleRows;
import dev.limbeck.sqlite.run.ScratchCopy;
import dev.limbeck.sqlite.standin.ApplicationNames;
import dev.limbeck.sqlite.standin.SchemaNames;
import dev.limbeck.sqlite.standin.StandIns;
import dev.limbeck.sqlite.values.DriverOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In-memory SQLite databases. */
final class SqliteScratches implements Scratches {
    private final MemoryDatabases databases;
    private final DriverOptions options;
    private final SchemaNames names;

    /** Creates an instance whose databases are opened with the given options. */
    SqliteScratches(MemoryDatabases databases, DriverOptions options, SchemaNames names) {
        this.names = names;
        this.databases = databases;
        this.options = options;
    }

    @Override
    public Optional<String> normalFormKey(Connection database) throws SQLException {
        ApplicationNames used = names.of(database);
        return Optional.of(database.getMetaData().getDatabaseProductVersion() + " "
                + database.getMetaData().getDriverVersion() + " " + options.query() + " "
                + new TreeSet<>(used.collations()) + new TreeSet<>(used.functions()));
    }

    @Override
    public Connection open(Place place) throws SQLException {
        Connection scratch = open();
        if (place.live() != null) {
            StandIns.register(scratch, names.of(place.live()));
        }
        return scratch;
    }

    @Override
    public void prepare(Connection scratch, Catalog catalog) throws SQLException {
        StandIns.register(scratch, ((SqliteCatalog) catalog).texts());
    }

    @Override
    public boolean hasStandIns(Connection scratch) {
        return StandIns.has(scratch);
    }

    private Connection open() throws SQLException {
        return StandIns.scratch(databases.open(options.query()));
    }

    @Override
    public Map<TableName, String> findStandIns(Catalog catalog) throws SQLException {
        SqliteCatalog own = (SqliteCatalog) catalog;
        try (Connection fresh = open()) {
            Set<String> needed = Set.copyOf(StandIns.find(fresh, own.texts()));
            Map<TableName, String> objects = new TreeMap<>();
            if (!needed.isEmpty()) {
                own.inCreationOrder().forEach(one -> StandIns.names(one.sql())
                        .filter(needed::contains)
                        .forEach(name -> objects.merge(
                                TableName.of(one.isType("index") ? one.table() : one.name()),
                                name,
                                (known, more) -> known.contains(more) ? known : known + ", " + more)));
            }
            return objects;
        }
    }

    @Override
    public void copyInto(Connection scratch, Connection empty) throws SQLException {
        ScratchCopy.copy(scratch, empty);
    }

    @Override
    public void reset(Connection scratch) throws SQLException {
        try (Connection empty = open()) {
            ScratchCopy.copy(empty, scratch);
        }
    }

    @Override
    public Replay replay(Catalog catalog) {
        SqliteCatalog own = (SqliteCatalog) catalog;
        Map<TableName, String> leftOut = new LinkedHashMap<>();
        for (SchemaRow one : own.rows()) {
            if (SqliteCatalog.isInternal(one)) {
                leftOut.put(TableName.of(one.name()), "SQLite creates it itself");
            } else if (own.isShadow(one)) {
                leftOut.put(TableName.of(one.name()), "its virtual table creates it");
            }
        }
        List<Replay.Definition> statements = own.inCreationOrder()
                .map(one -> new Replay.Definition(TableName.of(one.name()), one.sql()))
                .toList();
        return new Replay(statements, leftOut);
    }

    @Override
    public boolean needsApplication(String error) {
        return CodeCheck.needsApplication(error);
    }

    @Override
    public List<TableName> insertSamples(Connection connection, List<Table> tables, int rows) {
        return new SampleRows(connection, rows).insert(tables);
    }

    @Override
    public Optional<String> explainUncomputable(Connection connection, SqlText expression, @Nullable TableName table) {
        return ExpressionCheck.findProblem(connection, expression.sql(), table);
    }
}
