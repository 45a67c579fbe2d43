package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.CaseFolding;
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

/** Changed tables, what each needs, and which of them cannot be looked at without each other. Names are folded. */
final class Ties {
    private final Map<String, String> next = new LinkedHashMap<>();
    private final Map<String, Set<TableName>> needs = new HashMap<>();

    /** Adds changed tables that belong together. */
    void add(List<String> tables) {
        for (String table : tables) {
            next.putIfAbsent(table, table);
            needs.putIfAbsent(table, new LinkedHashSet<>());
        }
        tie(tables);
    }

    /** Adds what the changed tables of that schema refer to, and their indexes, whose names a schema has once. */
    void addNeeds(Schema schema) {
        for (Table table : schema.tables()) {
            Set<TableName> own = needs.get(CaseFolding.fold(table.name().name()));
            if (own != null) {
                table.foreignKeys().forEach(key -> own.add(key.referencedTable()));
                table.indexes().forEach(index -> own.add(TableName.of(index.name())));
            }
        }
    }

    /** {@return the part of the catalog that all of them can reach} */
    Catalog around(Catalog catalog) {
        return around(catalog, next.keySet());
    }

    /** {@return the part of the catalog that those can reach} */
    Catalog around(Catalog catalog, Collection<String> tables) {
        Set<TableName> changed = new LinkedHashSet<>();
        Set<TableName> needed = new LinkedHashSet<>();
        for (String table : tables) {
            changed.add(TableName.of(table));
            needed.addAll(needs.getOrDefault(table, Set.of()));
        }
        return catalog.around(changed, needed);
    }

    /**
     * Ties a table to the changed ones that it needs or that refer to it, and all that one table refers to: a rename
     * respells it there. Views, triggers and virtual tables may bring everything together.
     */
    void tie(Catalog part) {
        Schema schema = part.schema();
        if (!schema.views().isEmpty()
                || !schema.triggers().isEmpty()
                || !part.others().isEmpty()) {
            tie(List.copyOf(next.keySet()));
            return;
        }
        Set<String> tables = new LinkedHashSet<>();
        for (Table table : schema.tables()) {
            List<String> ends = new ArrayList<>();
            ends.add(CaseFolding.fold(table.name().name()));
            tables.add(ends.get(0));
            table.foreignKeys()
                    .forEach(key ->
                            ends.add(CaseFolding.fold(key.referencedTable().name())));
            tie(ends.stream().filter(next::containsKey).toList());
        }
        Map<String, String> taken = new HashMap<>();
        needs.forEach((table, names) -> names.forEach(name -> {
            String needed = CaseFolding.fold(name.name());
            if (next.containsKey(needed)) {
                tie(List.of(table, needed));
            } else if (!tables.contains(needed)) {
                tie(List.of(taken.computeIfAbsent(needed, unused -> table), table));
            }
        }));
    }

    private void tie(List<String> tables) {
        for (String table : tables) {
            next.put(last(table), last(tables.get(0)));
        }
    }

    private String last(String table) {
        String at = table;
        while (!at.equals(next.get(at))) {
            at = next.getOrDefault(at, at);
        }
        return at;
    }

    /** {@return the changed tables, those together that are tied} */
    Collection<Set<String>> groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        next.keySet().forEach(table -> groups.computeIfAbsent(last(table), unused -> new LinkedHashSet<>())
                .add(table));
        return groups.values();
    }
}
