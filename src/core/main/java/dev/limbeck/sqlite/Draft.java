package dev.limbeck.sqlite;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a batch makes of one table: the new texts, and where the values of each column come from. */
final class Draft {
    private final SqliteCatalog catalog;
    private final TableText before;
    private TableText text;
    private final List<Stored> indexes;
    /** The new text of triggers, views and other tables that follow a new name. */
    private final Map<Stored, Stored> followers = new LinkedHashMap<>();
    /** The expression over the old row for each column, by folded name; a column without one takes its default. */
    private final Map<String, String> sources = new HashMap<>();
    /** The old name of each column that is there under a new one, by folded new name. */
    private final Map<String, String> origins = new HashMap<>();
    /** The columns whose values an expression computes, by folded name. */
    private final Set<String> computed = new HashSet<>();

    private final Map<String, String> renamedIndexes = new LinkedHashMap<>();
    /** The indexes that the batch makes, by folded name. */
    private final Set<String> newIndexes = new HashSet<>();

    Draft(SqliteCatalog catalog, TableText before) {
        this.catalog = catalog;
        this.before = before;
        this.text = before;
        this.indexes = new ArrayList<>(catalog.storedOn("index", table()));
        for (ColumnText column : before.columns()) {
            String name = column.name().name();
            sources.put(Names.fold(name), Names.spell(name));
            origins.put(Names.fold(name), name);
        }
    }

    /** {@return the table's name} */
    TableName table() {
        return TableName.of(before.name().name());
    }

    /** {@return what the database has} */
    SqliteCatalog catalog() {
        return catalog;
    }

    /** {@return the table's text as it is stored} */
    TableText before() {
        return before;
    }

    /** {@return the table's text as the steps so far have made it} */
    TableText text() {
        return text;
    }

    /** Takes the next text of the table. */
    void text(TableText next) {
        text = next;
    }

    /** {@return the table's indexes as the steps so far have made them} */
    List<Stored> indexes() {
        return indexes;
    }

    /** Remembers an index that the batch makes. */
    void add(Stored index) {
        indexes.add(index);
        newIndexes.add(Names.fold(index.name()));
    }

    /** Forgets a dropped index. */
    void drop(Stored index) {
        indexes.remove(index);
        newIndexes.remove(Names.fold(index.name()));
        renamedIndexes.values().remove(index.name());
    }

    /** Remembers an index under its new name. */
    void rename(Stored index, Stored renamed) {
        indexes.set(indexes.indexOf(index), renamed);
        if (newIndexes.remove(Names.fold(index.name()))) {
            newIndexes.add(Names.fold(renamed.name()));
            return;
        }
        String first = renamedIndexes.entrySet().stream()
                .filter(one -> one.getValue().equals(index.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(index.name());
        renamedIndexes.put(first, renamed.name());
    }

    /** {@return whether the batch makes that index} */
    boolean isNew(Stored index) {
        return newIndexes.contains(Names.fold(index.name()));
    }

    /** {@return the new names of renamed indexes by their old ones} */
    Map<String, String> renamedIndexes() {
        return renamedIndexes;
    }

    /** {@return the objects elsewhere that follow a new name, with what becomes of each} */
    Map<Stored, Stored> followers() {
        return followers;
    }

    /** {@return the other tables, with their new texts} */
    List<Stored> otherTables() {
        return catalog.inOrder()
                .filter(one ->
                        one.is("table") && !VirtualTableText.is(one.sql()) && !Names.same(one.name(), table().name()))
                .map(this::current)
                .toList();
    }

    /** {@return that object as the steps so far have made it} */
    Stored current(Stored stored) {
        return followers.getOrDefault(stored, stored);
    }

    /** {@return the catalog as the draft will leave it} */
    SqliteCatalog resultingCatalog() {
        Stream<Stored> others = catalog.stored().stream()
                .filter(one ->
                        !one.is("index") || SqliteCatalog.isOwn(one) || !Names.same(one.table(), table().name()));
        return catalog.with(
                Stream.concat(others.map(this::afterwards), indexes.stream()).toList(),
                catalog.temporary().stream().map(this::current).toList());
    }

    /** {@return what becomes of that stored statement, the table's own included} */
    Stored afterwards(Stored stored) {
        return Names.same(stored.table(), table().name()) && stored.is("table")
                ? new Stored("table", stored.name(), stored.table(), text.sql())
                : current(stored);
    }

    /** {@return the expression over the old row that gives the column's value, or nothing for its default} */
    Optional<String> source(String column) {
        return Optional.ofNullable(sources.get(Names.fold(column)));
    }

    /** {@return the old name of that column, or null when the batch adds it} */
    @Nullable
    String origin(String column) {
        return origins.get(Names.fold(column));
    }

    /** {@return whether the operation gave an expression for the column's values} */
    boolean isComputed(String column) {
        return computed.contains(Names.fold(column));
    }

    /** Remembers what computes a column's values; names of the batch are turned into those of the old row. */
    void compute(String column, String expression) {
        Map<String, String> renamed = new TreeMap<>();
        origins.forEach((name, origin) -> {
            if (!Names.same(name, origin) && before.column(name).isEmpty()) {
                renamed.put(name, origin);
            }
        });
        String old = new OldNames(this, renamed).in(expression, column);
        sources.put(Names.fold(column), "(" + old + (old.contains("--") ? "\n)" : ")"));
        computed.add(Names.fold(column));
    }

    /**
     * Accepts the expressions, unless one reads a table that a temporary one hides or a column that the batch adds, or has
     * one value for all rows together.
     *
     * @throws UnsupportedChange if one does
     */
    void refuseUnreadable() {
        for (ColumnText column : text.columns()) {
            String name = column.name().name();
            if (isComputed(name)) {
                source(name).ifPresent(source -> {
                    RowsRead.in(source).refuseHidden(this, name);
                    RowsRead.in(source).refuseNew(this, name);
                    Aggregate.refuse(this, name, source);
                });
            }
        }
    }

    /** Forgets a dropped column. */
    void forget(String column) {
        String key = Names.fold(column);
        sources.remove(key);
        origins.remove(key);
        computed.remove(key);
    }

    /** Remembers a column under its new name. */
    void rename(String from, String to) {
        move(sources, from, to);
        move(origins, from, to);
        if (computed.remove(Names.fold(from))) {
            computed.add(Names.fold(to));
        }
    }

    private static void move(Map<String, String> map, String from, String to) {
        String value = map.remove(Names.fold(from));
        if (value != null) {
            map.put(Names.fold(to), value);
        }
    }
}
