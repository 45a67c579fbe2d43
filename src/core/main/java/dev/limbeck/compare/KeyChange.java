package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.DropConstraint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns and keys that a table gains or loses. A foreign key that refers to such columns must be added after the
 * table gains them, or dropped before the table loses them. On a database where a foreign key prevents changes to the
 * types of its columns, this includes the columns whose type changes.
 *
 * @param columns the columns, by the keys of their names
 * @param keys the sets of columns that become unique or cease to be unique
 */
record KeyChange(Set<String> columns, Set<Set<String>> keys) {

    static KeyChange gained(TableChange change, SchemaPair sides) {
        Sameness sameness = sides.sameness();
        return of(
                Stream.concat(
                        change.addColumns().stream().map(step -> step.column().name()),
                        FixedColumns.names(change, sides)),
                change.addedConstraints(),
                change.createIndexes().stream().map(step -> step.index()),
                sameness);
    }

    static KeyChange lost(TableChange change, SchemaPair sides) {
        Sameness sameness = sides.sameness();
        return of(
                Stream.concat(
                        change.dropColumns().stream().map(step -> step.column().name()),
                        FixedColumns.names(change, sides)),
                change.droppedConstraints(),
                change.dropIndexes().stream().map(step -> step.index()),
                sameness);
    }

    /** Returns whether a foreign key to the given columns is affected. */
    boolean touches(List<String> referenced) {
        return !Collections.disjoint(columns, referenced) || keys.contains(new HashSet<>(referenced));
    }

    private static KeyChange of(
            Stream<String> columns, Stream<Constraint> constraints, Stream<Index> indexes, Sameness sameness) {
        Stream<List<String>> constrained = constraints.flatMap(each -> each instanceof PrimaryKey key
                ? Stream.of(key.columns())
                : each instanceof UniqueConstraint unique ? Stream.of(unique.columns()) : Stream.empty());
        Stream<List<String>> indexed = indexes.filter(Index::unique).map(index -> index.parts().stream()
                .map(part -> Objects.requireNonNullElse(part.column(), ""))
                .toList());
        return new KeyChange(
                columns.map(sameness::nameKey).collect(Collectors.toSet()),
                Stream.concat(constrained, indexed)
                        .map(names -> names.stream().map(sameness::nameKey).collect(Collectors.toSet()))
                        .collect(Collectors.toSet()));
    }

    /**
     * The columns whose type changes although a foreign key uses them. If the database does not allow this, the foreign
     * key is dropped before the change and added again after it.
     *
     * @param sides the two schemas
     * @param found the differences, to which the foreign keys are added
     */
    record FixedColumns(SchemaPair sides, TableDifferences found) {

        /**
         * {@return the columns of a table whose type changes, if the database does not allow this while a foreign key
         * uses them}
         */
        static Stream<String> names(TableChange change, SchemaPair sides) {
            return sides.options().fixedKeyColumns() || sides.traits().has(Feature.FIXED_KEY_COLUMNS)
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

        private boolean contains(@Nullable Set<String> names, List<String> columns) {
            return names != null
                    && columns.stream().map(sides.sameness()::nameKey).anyMatch(names::contains);
        }
    }
}
