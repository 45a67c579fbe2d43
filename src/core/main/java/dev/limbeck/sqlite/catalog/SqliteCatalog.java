package dev.limbeck.sqlite.catalog;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextSearch;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.standin.ApplicationNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schema of an SQLite database: the stored statements and the definitions parsed from them. A statement is parsed
 * on demand, because even in a large schema, a change to one table requires only a few definitions.
 */
public final class SqliteCatalog implements Catalog {
    private static final String OWN = "sqlite_";

    private final IndexedRows indexed;
    private final List<SchemaRow> stored;
    private final SchemaRows.State moment;
    private final List<SchemaRow> temporary;
    private final TextCache cache;
    private final Set<String> shadows = new HashSet<>();
    /** The related objects found so far, by table. */
    private final Map<String, List<SchemaRow>> related = new ConcurrentHashMap<>();

    private MemoryDatabases databases = MemoryDatabases.DEFAULT;
    private @Nullable Schema schema;
    private @Nullable ApplicationNames names;

    /** Creates a catalog of statements, stored or not; each list is in the order of creation. */
    public SqliteCatalog(List<SchemaRow> stored, List<SchemaRow> temporary, List<String> shadows, TextCache cache) {
        this(new IndexedRows(stored), SchemaRows.State.UNKNOWN, temporary, shadows, cache);
    }

    /** Creates a catalog of the statements of a database. */
    SqliteCatalog(SchemaRows.Snapshot stored, List<SchemaRow> temporary, List<String> shadows, TextCache cache) {
        this(new IndexedRows(stored.rows()), stored.state(), temporary, shadows, cache);
    }

    private SqliteCatalog(
            IndexedRows indexed,
            SchemaRows.State moment,
            List<SchemaRow> temporary,
            List<String> shadows,
            TextCache cache) {
        this.indexed = indexed;
        this.stored = indexed.rows();
        this.moment = moment;
        this.temporary = List.copyOf(temporary);
        shadows.forEach(name -> this.shadows.add(SqliteNames.fold(name)));
        this.cache = cache;
    }

    private Schema read() {
        Map<String, ParsedTable> tables = new LinkedHashMap<>();
        Map<String, List<SchemaRow>> indexes = new HashMap<>();
        List<View> views = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        for (SchemaRow one : stored) {
            if (isInternal(one)) {
                continue;
            }
            switch (one.type()) {
                case "table" -> {
                    if (isOrdinary(one)) {
                        tables.put(SqliteNames.fold(one.name()), withName(one, cache::table));
                    }
                }
                case "index" ->
                    indexes.computeIfAbsent(SqliteNames.fold(one.table()), key -> new ArrayList<>(2))
                            .add(one);
                case "view" -> views.add(new View(TableName.of(one.name()), new SqlText(one.sql())));
                case "trigger" ->
                    triggers.add(new Trigger(one.name(), TableName.of(one.table()), new SqlText(one.sql())));
                default -> {}
            }
        }
        List<Table> read = new ArrayList<>(tables.size());
        tables.forEach((name, table) -> read.add(table.withIndexes(texts(indexes.get(name)))));
        read.sort(Comparator.comparing(Table::name));
        views.sort(Comparator.comparing(View::name));
        triggers.sort(Comparator.comparing(trigger -> TableName.of(trigger.name())));
        return new Schema(read, views, triggers);
    }

    /**
     * Returns whether the model represents the table: it is neither an internal table of SQLite, nor a virtual table,
     * nor a shadow table.
     */
    private boolean isOrdinary(SchemaRow one) {
        return one.isType("table") && !VirtualTableText.matches(one.sql()) && !isInternal(one) && !isShadow(one);
    }

    private List<IndexText> texts(@Nullable List<SchemaRow> indexes) {
        List<IndexText> texts = new ArrayList<>(2);
        for (SchemaRow one : indexes == null ? List.<SchemaRow>of() : indexes) {
            texts.add(withName(one, cache::index));
        }
        return texts;
    }

    /** Adds the object's name to an error about its text. */
    private static <T> T withName(SchemaRow one, Function<String, T> reader) {
        try {
            return reader.apply(one.sql());
        } catch (UnreadableSchema e) {
            throw new UnreadableSchema(
                    "The definition of " + one.type() + " " + one.name() + " cannot be parsed. " + e.getMessage());
        }
    }

    @Override
    public Schema schema() {
        Schema known = schema;
        if (known == null) {
            known = cache.schema(stored, shadows, this::read);
            schema = known;
        }
        return known;
    }

    @Override
    public Optional<Table> table(TableName name) {
        Optional<SchemaRow> found = name.schema() == null ? ordinary(name) : Optional.empty();
        return found.map(one -> withName(one, cache::table).withIndexes(texts(rowsOn("index", name))));
    }

    private Optional<SchemaRow> ordinary(TableName name) {
        return findRow("table", name.name()).filter(this::isOrdinary);
    }

    @Override
    public List<TableName> tableNames() {
        return stored.stream()
                .filter(this::isOrdinary)
                .map(one -> TableName.of(one.name()))
                .toList();
    }

    @Override
    public List<TableName> viewAndTriggerNames() {
        return stored.stream()
                .filter(one -> (one.isType("view") || one.isType("trigger")) && !isInternal(one))
                .map(one -> TableName.of(one.name()))
                .toList();
    }

    /**
     * {@return the tables with a foreign key to one of the given tables, whose names are folded; the result may include
     * the given tables}
     */
    public Stream<Table> findReferring(Set<String> tables) {
        return indexed.index().referring().stream()
                .filter(one -> TextSearch.mayReferToOne(one.sql(), tables) && isOrdinary(one))
                .map(one -> withName(one, cache::table).withIndexes(List.of()))
                .filter(one -> one.foreignKeys().stream()
                        .anyMatch(key -> tables.contains(
                                SqliteNames.fold(key.referencedTable().name()))));
    }

    @Override
    public List<TableName> otherNames() {
        return virtualTables().map(one -> TableName.of(one.name())).toList();
    }

    private Stream<SchemaRow> virtualTables() {
        return stored.stream()
                .filter(one -> one.isType("table")
                        && VirtualTableText.matches(one.sql())
                        && !isInternal(one)
                        && !isShadow(one));
    }

    @Override
    public List<String> otherObjects() {
        return virtualTables()
                .map(one -> "virtual table " + one.name() + " ("
                        + withName(one, VirtualTableText::parse).module().name() + ")")
                .toList();
    }

    @Override
    public List<String> definition(TableName name) {
        return inCreationOrder()
                .filter(one -> SqliteNames.areSame(one.table(), name.name()))
                .map(SchemaRow::sql)
                .toList();
    }

    @Override
    public Optional<String> text() {
        return Optional.of(SchemaRow.text(stored) + SchemaRow.text(temporary) + new TreeSet<>(shadows));
    }

    @Override
    public List<String> definitions() {
        return inCreationOrder().map(SchemaRow::sql).toList();
    }

    @Override
    public SqliteCatalog subset(Set<TableName> changed, Set<TableName> needed) {
        Set<SchemaRow> part = RelatedObjects.findForChanges(this, folded(changed), folded(needed));
        return new SqliteCatalog(
                        stored.stream()
                                .filter(one -> isInternal(one) || isShadow(one) || part.contains(one))
                                .toList(),
                        temporary,
                        List.copyOf(shadows),
                        cache)
                .withDatabases(databases);
    }

    /** Sets the in-memory databases in which changes to a new catalog are tried; {@return the catalog} */
    SqliteCatalog withDatabases(MemoryDatabases other) {
        databases = other;
        return this;
    }

    /** {@return the stored statements} */
    public List<String> texts() {
        return stored.stream()
                .map(SchemaRow::sql)
                .filter(sql -> sql != null && !sql.isEmpty())
                .toList();
    }

    /** {@return a new, empty in-memory database in which a change can be tried} */
    public ScratchDatabase openScratch() {
        return new ScratchDatabase(databases, applicationNames());
    }

    private ApplicationNames applicationNames() {
        ApplicationNames found = names;
        if (found == null) {
            found = ApplicationNames.of(texts());
            names = found;
        }
        return found;
    }

    /** {@return the state of the schema when it was read; unknown if it was not read from a database} */
    SchemaRows.State state() {
        return moment;
    }

    /**
     * {@return a copy of this catalog after changes: it has the rows of new objects and of tables that have gained
     * columns, no rows of dropped tables, and the connection's current temporary objects}
     */
    SqliteCatalog withChanged(SchemaRows.Snapshot changed, Set<String> dropped, List<SchemaRow> temporaryNow) {
        dropped.forEach(table -> findRow("table", table).ifPresent(one -> cache.forgetTable(one.sql())));
        SchemaRows.State now = new SchemaRows.State(
                changed.state().version(),
                Math.max(moment.lastRow(), changed.state().lastRow()));
        SqliteCatalog catalog = new SqliteCatalog(
                indexed.with(changed.rows(), dropped), now, temporaryNow, List.copyOf(shadows), cache);
        catalog.names = names == null
                ? null
                : names.with(changed.rows().stream().map(SchemaRow::sql).toList());
        return catalog.withDatabases(databases);
    }

    private static Set<String> folded(Set<TableName> names) {
        return names.stream().map(name -> SqliteNames.fold(name.name())).collect(Collectors.toSet());
    }

    /**
     * {@return the objects that can be created again: tables, then indexes, views and triggers, without SQLite's own
     * tables and shadow tables}
     */
    public Stream<SchemaRow> inCreationOrder() {
        return Stream.of("table", "index", "view", "trigger")
                .flatMap(type -> stored.stream().filter(one -> one.isType(type)))
                .filter(one -> !isInternal(one) && !isShadow(one));
    }

    /**
     * {@return the given tables, whose names are folded, then their indexes, then the given views, then the given
     * triggers, each in the order of creation, without SQLite's own tables and shadow tables}
     */
    Stream<SchemaRow> inCreationOrder(Set<String> tables, Set<SchemaRow> code) {
        return indexed.index().rows(tables, code).filter(one -> !isInternal(one) && !isShadow(one));
    }

    /** {@return the index of the rows} */
    RowIndex index() {
        return indexed.index();
    }

    /**
     * {@return the related objects of the given table; the result of the search is kept because several stages of a
     * plan need it}
     */
    List<SchemaRow> related(String table, BiFunction<SqliteCatalog, String, List<SchemaRow>> search) {
        return related.computeIfAbsent(table, name -> search.apply(this, name));
    }

    /** {@return all names in the given statement, folded} */
    public Set<String> mentionedNames(SchemaRow one) {
        return cache.mentionedNames(one.sql());
    }

    /** {@return every stored statement of the main database, in the order of creation} */
    public List<SchemaRow> rows() {
        return stored;
    }

    /** {@return the connection's temporary triggers and views; their texts do not contain TEMP} */
    public List<SchemaRow> temporary() {
        return temporary.stream().filter(one -> !one.isType("table")).toList();
    }

    /**
     * {@return whether this connection has a temporary table that hides the table with the given name in the main
     * database}
     */
    public boolean isHidden(TableName table) {
        return temporary.stream().anyMatch(one -> one.isType("table") && SqliteNames.areSame(one.name(), table.name()));
    }

    /**
     * {@return whether this connection has a temporary table or view that hides an object with the given name in the
     * main database}
     */
    public boolean hides(String name) {
        return temporary.stream().anyMatch(one -> !one.isType("trigger") && SqliteNames.areSame(one.name(), name))
                && (findRow("table", name).isPresent() || findRow("view", name).isPresent());
    }

    /** {@return whether the given name is the name of a view, including the connection's temporary views} */
    public boolean isView(String name) {
        return indexed.index().find("view", name) != null
                || temporary.stream().anyMatch(one -> one.isType("view") && SqliteNames.areSame(one.name(), name));
    }

    /** {@return the text of the given table with the positions of its clauses} */
    public Optional<TableText> findText(TableName name) {
        return ordinary(name).map(one -> withName(one, cache::table).text());
    }

    /** {@return the stored statement of the given type and name} */
    public Optional<SchemaRow> findRow(String type, String name) {
        return switch (type) {
            case "table", "view" -> Optional.ofNullable(indexed.index().find(type, name));
            case "index" -> Optional.ofNullable(indexed.index().findIndex(name));
            default ->
                stored.stream()
                        .filter(one -> one.isType(type) && SqliteNames.areSame(one.name(), name))
                        .findFirst();
        };
    }

    /** {@return the stored statements of the given type for the given table or view, in the order of creation} */
    public List<SchemaRow> rowsOn(String type, TableName table) {
        return indexed.index()
                .rows(SqliteNames.fold(table.name()))
                .filter(one -> one.isType(type) && !isInternal(one))
                .toList();
    }

    /** {@return a catalog with the given statements and temporary statements, and the shadow tables of this catalog} */
    public SqliteCatalog withStatements(List<SchemaRow> statements, List<SchemaRow> temporaryStatements) {
        return new SqliteCatalog(statements, temporaryStatements, List.copyOf(shadows), cache).withDatabases(databases);
    }

    /** {@return whether SQLite created the object for internal use} */
    public static boolean isInternal(SchemaRow one) {
        return one.name().length() >= OWN.length() && CaseFolding.matchesAt(OWN, one.name(), 0);
    }

    /** {@return whether the object is a shadow table, that is, a table in which a virtual table stores its data} */
    public boolean isShadow(SchemaRow one) {
        return !shadows.isEmpty() && shadows.contains(SqliteNames.fold(one.table()));
    }
}
