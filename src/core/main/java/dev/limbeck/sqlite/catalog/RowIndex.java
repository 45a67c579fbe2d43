package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TextSearch;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the schema rows of a table, and all views, triggers and foreign keys, without visiting every row of the schema.
 * Creating an index visits each row once; {@link #change} visits only the changed rows.
 */
final class RowIndex {
    private final Map<String, List<Entry>> byTable = new HashMap<>();
    private final List<SchemaRow> code = new ArrayList<>();
    private final List<SchemaRow> virtual = new ArrayList<>();
    private final List<SchemaRow> copies = new ArrayList<>();
    private final Map<String, SchemaRow> indexes = new HashMap<>();
    private List<SchemaRow> referring = new ArrayList<>();
    private int next;

    /** Creates an index of the given rows, which are in the order of creation. */
    RowIndex(List<SchemaRow> rows) {
        rows.forEach(this::add);
    }

    /**
     * A row of the schema.
     *
     * @param order the position of the row in the order of creation, relative to other rows
     * @param row the row
     */
    private record Entry(int order, SchemaRow row) {}

    private void add(SchemaRow one) {
        String table = SqliteNames.fold(one.table());
        List<Entry> same = byTable.get(table);
        if (same == null) {
            same = new ArrayList<>(2);
            byTable.put(table, same);
        }
        same.add(new Entry(next, one));
        next++;
        if (one.isType("view") || one.isType("trigger")) {
            code.add(one);
        }
        if (isVirtual(one)) {
            virtual.add(one);
        }
        if (mayRefer(one)) {
            referring.add(one);
        }
        if (one.isType("index")) {
            indexes.put(SqliteNames.fold(one.name()), one);
        }
        if (one.isType("table") && Leftovers.mayBeCopy(SqliteNames.fold(one.name()))) {
            copies.add(one);
        }
    }

    private static boolean mayRefer(SchemaRow one) {
        return one.isType("table") && TextSearch.mayRefer(one.sql());
    }

    private static boolean isVirtual(SchemaRow one) {
        return one.isType("table") && VirtualTableText.matches(one.sql());
    }

    /** {@return the rows of the given table or view, whose name is folded, in the order of creation} */
    Stream<SchemaRow> rows(String table) {
        return byTable.getOrDefault(table, List.of()).stream().map(Entry::row);
    }

    /**
     * {@return the given tables, whose names are folded, then their indexes, then the given views, then the given
     * triggers, each in the order of creation}
     */
    Stream<SchemaRow> rows(Set<String> tables, Set<SchemaRow> chosen) {
        return Stream.of(
                        rows("table", tables),
                        rows("index", tables),
                        code.stream().filter(one -> one.isType("view") && chosen.contains(one)),
                        code.stream().filter(one -> one.isType("trigger") && chosen.contains(one)))
                .flatMap(rows -> rows);
    }

    private Stream<SchemaRow> rows(String type, Collection<String> tables) {
        return tables.stream()
                .flatMap(table -> byTable.getOrDefault(table, List.of()).stream())
                .filter(one -> one.row().isType(type))
                .sorted(Comparator.comparingInt(Entry::order))
                .map(Entry::row);
    }

    /** {@return the table or view with the given name, if it is of the given type} */
    @Nullable
    SchemaRow find(String type, String name) {
        for (Entry one : byTable.getOrDefault(SqliteNames.fold(name), List.of())) {
            if (one.row().isType(type) && SqliteNames.areSame(one.row().name(), name)) {
                return one.row();
            }
        }
        return null;
    }

    /** {@return the index with the given name} */
    @Nullable
    SchemaRow findIndex(String name) {
        return indexes.get(SqliteNames.fold(name));
    }

    /**
     * {@return the tables that, judging by their names, may be copies left behind by a tool, in the order of creation}
     */
    List<SchemaRow> copies() {
        return copies;
    }

    /** {@return the views and triggers, in the order of creation} */
    List<SchemaRow> code() {
        return code;
    }

    /** {@return whether there is a virtual table} */
    boolean hasVirtual() {
        return !virtual.isEmpty();
    }

    /** {@return the tables whose texts contain REFERENCES, in the order of creation} */
    List<SchemaRow> referring() {
        return referring;
    }

    /**
     * Updates the index.
     *
     * @param replaced the tables whose definitions have changed, with their new rows
     * @param added the new rows
     */
    void change(Map<SchemaRow, SchemaRow> replaced, List<SchemaRow> added) {
        replaced.forEach(this::replace);
        added.forEach(this::add);
    }

    /** Removes the rows of the given table, whose name is folded; {@return the removed rows} */
    List<SchemaRow> remove(String table) {
        List<Entry> removed = byTable.remove(table);
        if (removed == null) {
            return List.of();
        }
        List<SchemaRow> rows = removed.stream().map(Entry::row).toList();
        referring.removeAll(rows);
        code.removeAll(rows);
        virtual.removeAll(rows);
        copies.removeAll(rows);
        rows.stream().filter(one -> one.isType("index")).forEach(one -> indexes.remove(SqliteNames.fold(one.name())));
        return rows;
    }

    private void replace(SchemaRow old, SchemaRow now) {
        List<Entry> same = Objects.requireNonNull(byTable.get(SqliteNames.fold(old.table())));
        same.replaceAll(one -> one.row().equals(old) ? new Entry(one.order(), now) : one);
        virtual.remove(old);
        if (isVirtual(now)) {
            virtual.add(now);
        }
        copies.replaceAll(one -> one.equals(old) ? now : one);
        if (mayRefer(old) && mayRefer(now)) {
            referring.replaceAll(one -> one.equals(old) ? now : one);
        } else if (mayRefer(old) || mayRefer(now)) {
            referring = byTable.values().stream()
                    .flatMap(List::stream)
                    .filter(one -> mayRefer(one.row()))
                    .sorted(Comparator.comparingInt(Entry::order))
                    .map(Entry::row)
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
