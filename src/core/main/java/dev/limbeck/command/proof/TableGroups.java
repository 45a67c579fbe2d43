package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups changed tables that must be verified together, with the tables that each group needs. Names are compared after
 * their case has been folded.
 */
final class TableGroups {
    private final Map<TableName, TableName> next = new LinkedHashMap<>();
    private final Map<TableName, Set<TableName>> needs = new HashMap<>();
    private final Dialect dialect;

    /** Creates an object without groups, for a database with the given dialect. */
    TableGroups(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds changed tables that must be in the same group. */
    void add(List<TableName> tables) {
        for (TableName table : tables) {
            next.putIfAbsent(table, table);
            needs.putIfAbsent(table, new LinkedHashSet<>());
        }
        group(tables);
    }

    /**
     * Adds the tables to which changed tables refer. If the names of indexes and constraints must be unique in a
     * schema, adds these names as well.
     */
    void addNeeds(Schema schema) {
        for (Table table : schema.tables()) {
            Set<TableName> own = needs.get(key(table.name()));
            if (own != null) {
                table.foreignKeys().forEach(key -> own.add(key.referencedTable()));
                if (!dialect.traits().has(Feature.INDEX_NAMES_PER_TABLE)) {
                    table.indexes()
                            .forEach(index -> own.add(new TableName(table.name().schema(), index.name())));
                }
                if (dialect.traits().has(Feature.CONSTRAINT_NAMES_PER_SCHEMA)
                        || dialect.traits().has(Feature.KEYS_NAME_INDEXES)
                        || dialect.traits().has(Feature.FOREIGN_KEY_NAMES_PER_SCHEMA)) {
                    table.constraints()
                            .filter(constraint -> constraint.name() != null)
                            .forEach(constraint ->
                                    own.add(new TableName(table.name().schema(), String.valueOf(constraint.name()))));
                }
            }
        }
    }

    /** {@return the part of the catalog that all changed tables can affect} */
    Catalog affectedPart(Catalog catalog) {
        return affectedPart(catalog, next.keySet());
    }

    /** {@return the part of the catalog that the given tables can affect} */
    Catalog affectedPart(Catalog catalog, Collection<TableName> tables) {
        return affectedPart(catalog, tables, Set.of());
    }

    /** {@return the part of the catalog that the given tables can affect, with the given referenced tables} */
    Catalog affectedPart(Catalog catalog, Collection<TableName> tables, Set<TableName> referenced) {
        Set<TableName> changed = new LinkedHashSet<>();
        Set<TableName> needed = new LinkedHashSet<>(referenced);
        for (TableName table : tables) {
            changed.add(table);
            needed.addAll(needs.getOrDefault(table, Set.of()));
        }
        return catalog.subset(changed, needed);
    }

    /**
     * Puts changed tables that refer to each other into one group. Changed tables that the same table refers to are
     * also in one group, since renaming one of them changes the referring table. If there are views, triggers or
     * virtual tables, all changed tables are in one group, since such objects may depend on any table.
     */
    void group(Catalog part) {
        Schema schema = part.schema();
        if (!schema.views().isEmpty()
                || !schema.triggers().isEmpty()
                || !part.otherObjects().isEmpty()) {
            group(List.copyOf(next.keySet()));
            return;
        }
        Set<TableName> tables = new LinkedHashSet<>();
        for (Table table : schema.tables()) {
            List<TableName> ends = new ArrayList<>();
            ends.add(key(table.name()));
            tables.add(ends.get(0));
            table.foreignKeys().forEach(key -> ends.add(key(key.referencedTable())));
            group(ends.stream().filter(next::containsKey).toList());
        }
        Map<TableName, TableName> firstUser = new HashMap<>();
        needs.forEach((table, names) -> names.forEach(name -> {
            TableName needed = key(name);
            if (next.containsKey(needed)) {
                group(List.of(table, needed));
            } else if (!tables.contains(needed)) {
                group(List.of(firstUser.computeIfAbsent(needed, unused -> table), table));
            }
        }));
    }

    private void group(List<TableName> tables) {
        for (TableName table : tables) {
            next.put(root(table), root(tables.get(0)));
        }
    }

    private TableName root(TableName table) {
        TableName current = table;
        while (!current.equals(next.get(current))) {
            current = next.getOrDefault(current, current);
        }
        return current;
    }

    /** {@return the groups of changed tables} */
    Collection<Set<TableName>> groups() {
        Map<TableName, Set<TableName>> groups = new LinkedHashMap<>();
        next.keySet().forEach(table -> groups.computeIfAbsent(root(table), unused -> new LinkedHashSet<>())
                .add(table));
        return groups.values();
    }

    /** {@return the key of a name; equal for all spellings of the name} */
    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
    }
}
