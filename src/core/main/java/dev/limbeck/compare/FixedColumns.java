package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns whose type changes although a foreign key uses them. Where the database does not permit that, the foreign
 * key is dropped before and added again afterwards.
 *
 * @param sides the two schemas
 * @param found the differences, to which the foreign keys are added
 */
record FixedColumns(SchemaPair sides, TableDifferences found) {

    /** {@return the columns of a table whose type changes, if the database does not permit that under a foreign key} */
    static Stream<String> names(TableChange change, SchemaPair sides) {
        return sides.traits().has(Feature.FIXED_KEY_COLUMNS)
                ? change.alterColumns().stream()
                        .filter(step -> changesType(step, sides.sameness()))
                        .map(step -> step.after().name())
                : Stream.empty();
    }

    private static boolean changesType(AlterColumn step, Sameness sameness) {
        Column before = step.before();
        Column after = step.after();
        return !sameness.isSameType(before, after)
                || !sameness.collationKey(before.collation()).equals(sameness.collationKey(after.collation()));
    }

    /** Drops the foreign keys of unchanged and changed tables that use such columns, and adds them again. */
    void release(Map<TableName, Table> liveTables, Map<TableName, Table> modelTables) {
        Map<TableName, Set<String>> columns = new HashMap<>();
        for (TableChange change : found.changed()) {
            Set<String> names =
                    names(change, sides).map(sides.sameness()::nameKey).collect(Collectors.toSet());
            if (!names.isEmpty()) {
                columns.put(key(change.live().name()), names);
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        Set<TableName> seen = new HashSet<>();
        List<TableChange> all = new ArrayList<>();
        for (TableChange change : found.changed()) {
            seen.add(key(change.live().name()));
            all.add(released(change, columns));
        }
        liveTables.forEach((name, live) -> {
            Table model = modelTables.get(name);
            if (model != null && !seen.contains(name)) {
                TableChange change = released(TableChange.none(live, model), columns);
                if (!change.steps().isEmpty()) {
                    all.add(change);
                }
            }
        });
        found.changed().clear();
        found.changed().addAll(all);
    }

    private TableName key(TableName name) {
        return sides.liveShapes().tableKey(name);
    }

    private TableChange released(TableChange change, Map<TableName, Set<String>> columns) {
        Set<Object> dropped = change.droppedConstraints().collect(Collectors.toSet());
        List<ForeignKey> keys = change.live().foreignKeys().stream()
                .filter(key -> !dropped.contains(key))
                .filter(key -> uses(change.live(), key, columns))
                .toList();
        return keys.isEmpty()
                ? change
                : change.withForeignKeys(
                        keys.stream().map(DropConstraint::new).toList(),
                        keys.stream().map(AddConstraint::new).toList());
    }

    private boolean uses(Table table, ForeignKey key, Map<TableName, Set<String>> columns) {
        return contains(columns.get(key(table.name())), key.columns())
                || contains(columns.get(key(key.referencedTable())), key.referencedColumns());
    }

    private boolean contains(@org.jspecify.annotations.Nullable Set<String> names, List<String> columns) {
        return names != null && columns.stream().map(sides.sameness()::nameKey).anyMatch(names::contains);
    }
}
