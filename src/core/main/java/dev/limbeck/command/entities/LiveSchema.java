package dev.limbeck.command.entities;

import dev.limbeck.command.project.BulkStatementTables;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.execute.Database;
import dev.limbeck.model.Column;
import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The included tables and views of a database, with a sample of their contents. */
public final class LiveSchema {
    /** The maximum number of rows that are read to sample a column. */
    static final int ROWS = 10_000;

    /** The maximum number of values that are read from a table or view. */
    static final int VALUES = 1_000_000;

    /** Tables in which migration tools store the current revision. */
    private static final List<String> BOOKKEEPING = List.of(
            "alembic_version",
            "migrate_version",
            "flyway_schema_history",
            "DATABASECHANGELOG",
            "DATABASECHANGELOGLOCK");

    private final Database database;
    private final Schema schema;
    private final Map<TableName, List<Column>> viewColumns = new TreeMap<>();
    private final Map<TableName, Map<String, ColumnContents>> contents = new TreeMap<>();
    private final Map<TableName, List<String>> enumerations = new TreeMap<>();
    private final List<TableName> excluded = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private LiveSchema(Database database, Schema schema) {
        this.database = database;
        this.schema = schema;
    }

    /** {@return the tables and views of the database that the filter includes} */
    static LiveSchema of(Database database, Filter filter, TableName versionTable, boolean views) {
        Catalog catalog = LiveCatalog.read(database);
        LiveSchema model = new LiveSchema(database, filter(catalog.schema(), filter, versionTable, views));
        model.enumerations.putAll(catalog.enumerations());
        Schema everything = filter(catalog.schema(), Filter.ALL, versionTable, true);
        Stream.concat(
                        everything.tables().stream().map(table -> table.name()),
                        everything.views().stream().map(View::name))
                .filter(name -> model.schema.table(name).isEmpty()
                        && model.schema.view(name).isEmpty())
                .forEach(model.excluded::add);
        model.excludeDependentViews(catalog.otherNames());
        catalog.otherObjects().stream()
                .filter(other -> !belongsToEnumeration(other, model.enumerations.keySet()))
                .forEach(other -> model.notes.add(other + " is left out: entities cannot express it"));
        return model;
    }

    /** Excludes the views that no revision can create, for instance because they use a virtual table. */
    private void excludeDependentViews(List<TableName> others) {
        Schema created = new RemainingViews(database.dialect().sameness(), schema, schema, others).schema();
        schema.views().stream()
                .map(View::name)
                .filter(name -> created.view(name).isEmpty())
                .forEach(name -> {
                    notes.add(name + ": a revision cannot create this view, because it uses an object that a revision"
                            + " cannot express");
                    excluded.add(name);
                });
    }

    /**
     * Returns whether the object is an enumeration type or one of the two casts that Hibernate creates for such a type.
     * For such a type, the entities have a Java enum or a note.
     */
    private static boolean belongsToEnumeration(String described, Set<TableName> types) {
        return types.stream()
                .map(TableName::toString)
                .anyMatch(type -> described.startsWith("enum type " + type + " ")
                        || described.equals("cast from " + type + " to character varying")
                        || described.equals("cast from character varying to " + type));
    }

    /** {@return the included part of the schema} */
    public static Schema filter(Schema live, Filter filter, TableName versionTable, boolean views) {
        List<Table> tables = live.tables().stream()
                .filter(table -> filter.includesTable(table.name()))
                .filter(table -> !live.names().same(table.name(), versionTable))
                .filter(table -> !BulkStatementTables.matches(table))
                .filter(table -> BOOKKEEPING.stream()
                        .noneMatch(name -> name.equalsIgnoreCase(table.name().name())))
                .toList();
        List<View> seen = !views
                ? List.of()
                : live.views().stream()
                        .filter(view -> filter.includesTable(view.name()))
                        .toList();
        return live.withTables(tables)
                .withViews(seen)
                .withTriggers(live.triggers().stream()
                        .filter(trigger -> filter.includesMember(trigger.table(), trigger.name()))
                        .filter(trigger -> tables.stream()
                                        .anyMatch(table -> live.names().same(table.name(), trigger.table()))
                                || seen.stream().anyMatch(view -> live.names().same(view.name(), trigger.table())))
                        .toList());
    }

    /** Returns the same schema with samples of the rows; leaves out views that cannot be read. */
    LiveSchema sampleRows() {
        List<View> readable = new ArrayList<>();
        for (Table table : schema.tables()) {
            look(table);
        }
        for (View view : schema.views()) {
            if (look(view)) {
                readable.add(view);
            }
        }
        LiveSchema looked = new LiveSchema(database, schema.withViews(readable));
        looked.viewColumns.putAll(viewColumns);
        looked.contents.putAll(contents);
        looked.enumerations.putAll(enumerations);
        looked.notes.addAll(notes);
        looked.excluded.addAll(excluded);
        return looked;
    }

    Schema schema() {
        return schema;
    }

    /** {@return the schema without those options of indexes and constraints that a comparison ignores} */
    Schema comparedSchema() {
        Sameness sameness = database.dialect().sameness();
        return schema.withNames(schema.names().withQuoted(reservedNames()))
                .withTables(schema.tables().stream()
                        .map(table -> withDistinctiveOptions(table, sameness))
                        .toList());
    }

    private Set<String> reservedNames() {
        Set<String> names = new HashSet<>();
        schema.tables().forEach(table -> addNames(names, table.name(), table.columns()));
        schema.views().forEach(view -> addNames(names, view.name(), viewColumns.getOrDefault(view.name(), List.of())));
        schema.sequences().forEach(sequence -> addNames(names, sequence.name(), List.of()));
        names.removeIf(name -> !database.dialect().words().isReserved(name));
        return names;
    }

    private static void addNames(Set<String> names, TableName name, List<Column> columns) {
        Stream.ofNullable(name.schema()).forEach(names::add);
        names.add(name.name());
        columns.forEach(column -> names.add(column.name()));
    }

    private static Table withDistinctiveOptions(Table table, Sameness sameness) {
        PrimaryKey key = table.primaryKey();
        return table.withPrimaryKey(key == null ? null : key.withOptions(sameness.distinctiveOptions(key)))
                .withConstraints(
                        table.uniqueConstraints().stream()
                                .map(unique -> unique.withOptions(sameness.distinctiveOptions(unique)))
                                .toList(),
                        table.foreignKeys().stream()
                                .map(foreign -> foreign.withOptions(sameness.distinctiveOptions(foreign)))
                                .toList(),
                        table.checks().stream()
                                .map(check -> check.withOptions(sameness.distinctiveOptions(check)))
                                .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> index.withOptions(sameness.distinctiveOptions(index)))
                        .toList());
    }

    Map<TableName, List<Column>> viewColumns() {
        return viewColumns;
    }

    Map<TableName, List<String>> enumerations() {
        return enumerations;
    }

    Map<TableName, Map<String, ColumnContents>> contents() {
        return contents;
    }

    /**
     * {@return the tables and views that a comparison must ignore: those without an entity, which a revision written
     * from the database would create, and views with an entity that no revision can create}
     */
    List<TableName> excluded() {
        return excluded;
    }

    List<String> notes() {
        return notes;
    }

    private boolean look(View view) {
        try {
            List<Column> columns = database.dialect().reflector().viewColumns(database.connection(), view.name());
            look(view.name(), columns);
            viewColumns.put(view.name(), columns);
            return true;
        } catch (SQLException broken) {
            notes.add("View " + view.name() + " is left out: it cannot be read ("
                    + database.dialect().sessions().text(broken) + ")");
            excluded.add(view.name());
            return false;
        }
    }

    /**
     * Examines a table; a column that cannot be read, for instance a generated column, is skipped.
     */
    private void look(Table table) {
        try {
            look(table.name(), table.columns());
        } catch (SQLException some) {
            Map<String, String> unreadable = new LinkedHashMap<>();
            for (Column column : table.columns()) {
                try {
                    look(table.name(), List.of(column));
                } catch (SQLException broken) {
                    unreadable.put(column.name(), database.dialect().sessions().text(broken));
                }
            }
            if (!unreadable.isEmpty()) {
                notes.add(describe(table, unreadable));
            }
        }
    }

    /** {@return one note for the columns of the table that cannot be read, with the first reason} */
    private static String describe(Table table, Map<String, String> unreadable) {
        boolean all = unreadable.size() == table.columns().size() && unreadable.size() > 1;
        String which = all ? "all columns" : String.join(", ", unreadable.keySet());
        String types = unreadable.size() == 1
                ? "its Java type is derived from the declared type"
                : "their Java types are derived from the declared types";
        return table.name() + ": the values of " + which + " cannot be read ("
                + unreadable.values().iterator().next() + "), so " + types;
    }

    private void look(TableName name, List<Column> columns) throws SQLException {
        contents.computeIfAbsent(name, key -> new TreeMap<>())
                .putAll(database.dialect()
                        .rows()
                        .readContents(
                                database.connection(),
                                name,
                                columns.stream().map(Column::name).toList(),
                                Math.min(ROWS, VALUES / Math.max(columns.size(), 1))));
    }
}
