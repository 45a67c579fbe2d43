package dev.limbeck.compare;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.TableOperation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Determines which operations cannot run in the usual order of the changed tables. An index or constraint is dropped
 * first if another table needs its name. A foreign key is dropped first if its referenced column or key would otherwise
 * be dropped before it, and it is added last if its referenced column or key would otherwise be added after it.
 */
final class Precedence {
    private final Shapes liveShapes;
    private final Shapes modelShapes;
    private final Map<TableName, Integer> positions = new HashMap<>();
    private final Map<TableName, KeyChange> gained = new HashMap<>();
    private final Map<TableName, KeyChange> lost = new HashMap<>();
    private final Map<SchemaPair.IndexKey, TableName> newNames = new HashMap<>();
    private final SchemaPair sides;
    private final Set<TableName> createdLate;
    private final Set<TableName> droppedEarly;

    /**
     * Analyzes the differences.
     *
     * @param created the new tables, parents first
     * @param dropped the dropped tables, parents first
     */
    Precedence(SchemaPair sides, List<TableChange> changed, List<Table> created, List<Table> dropped) {
        this.sides = sides;
        liveShapes = sides.liveShapes();
        modelShapes = sides.modelShapes();
        for (TableChange change : changed) {
            TableName name = liveShapes.tableKey(change.live().name());
            positions.put(name, positions.size());
            gained.put(name, KeyChange.gained(change, sides));
            lost.put(name, KeyChange.lost(change, sides));
            change.createIndexes().forEach(step -> newNames.put(key(name, step.index()), name));
            change.steps().stream()
                    .filter(AddConstraint.class::isInstance)
                    .forEach(step -> addName(name, ((AddConstraint) step).constraint()));
        }
        for (Table table : created) {
            TableName name = liveShapes.tableKey(table.name());
            table.indexes().forEach(index -> newNames.put(key(name, index), name));
            table.constraints().forEach(constraint -> addName(name, constraint));
        }
        createdLate = withReferringTables(created, table -> touches(table, gained, modelShapes));
        droppedEarly = withReferringTables(
                dropped,
                table -> touches(table, lost, liveShapes)
                        || table.constraints().anyMatch(constraint -> isTaken(table.name(), constraint)));
    }

    private void addName(TableName owner, Constraint constraint) {
        sides.constraintKey(owner, constraint).ifPresent(key -> newNames.put(key, owner));
    }

    /** Returns whether a new table refers to a column or key that a changed table gains. */
    boolean comesLate(Table created) {
        return createdLate.contains(liveShapes.tableKey(created.name()));
    }

    /**
     * Returns whether a dropped table refers to a column or key that a changed table loses, or has a name that another
     * table needs.
     */
    boolean goesEarly(Table dropped) {
        return droppedEarly.contains(liveShapes.tableKey(dropped.name()));
    }

    /** Returns whether a step must run before all other changes. */
    boolean goesEarly(TableChange change, TableOperation step) {
        TableName name = liveShapes.tableKey(change.live().name());
        if (step instanceof DropIndex drop) {
            return isTaken(drop.index(), name);
        }
        if (!(step instanceof DropConstraint drop)) {
            return false;
        }
        return isTaken(name, drop.constraint())
                || (drop.constraint() instanceof ForeignKey reference && goesEarly(name, reference));
    }

    private boolean goesEarly(TableName name, ForeignKey reference) {
        TableName target = liveShapes.tableKey(reference.referencedTable());
        return droppedEarly.contains(target)
                || (position(target) < position(name) && touches(lost, liveShapes, reference));
    }

    /** Returns whether a step must run after all other changes. */
    boolean comesLate(TableChange change, TableOperation step) {
        if (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey reference) {
            TableName name = liveShapes.tableKey(change.live().name());
            TableName target = liveShapes.tableKey(reference.referencedTable());
            return createdLate.contains(target)
                    || (position(target) > position(name) && touches(gained, modelShapes, reference));
        }
        return false;
    }

    /** Returns the indexes of a dropped table whose names other tables need before the table is dropped. */
    List<Index> takenIndexes(Table dropped) {
        TableName name = liveShapes.tableKey(dropped.name());
        return dropped.indexes().stream().filter(index -> isTaken(index, name)).toList();
    }

    private boolean isTaken(Index index, TableName owner) {
        return isTaken(key(owner, index), owner);
    }

    private boolean isTaken(TableName owner, Constraint constraint) {
        return sides.constraintKey(owner, constraint)
                .filter(key -> isTaken(key, liveShapes.tableKey(owner)))
                .isPresent();
    }

    private boolean isTaken(SchemaPair.IndexKey name, TableName owner) {
        TableName taker = newNames.get(name);
        return taker != null && !taker.equals(owner);
    }

    private int position(TableName name) {
        return positions.getOrDefault(name, -1);
    }

    private boolean touches(Table table, Map<TableName, KeyChange> changes, Shapes shapes) {
        return table.foreignKeys().stream().anyMatch(reference -> touches(changes, shapes, reference));
    }

    private boolean touches(Map<TableName, KeyChange> changes, Shapes shapes, ForeignKey reference) {
        KeyChange change = changes.get(shapes.tableKey(reference.referencedTable()));
        return change != null && change.touches(shapes.nameKeys(shapes.referencedColumns(reference)));
    }

    /** Returns the matching tables, and the tables that refer to them. */
    private Set<TableName> withReferringTables(List<Table> parentsFirst, Predicate<Table> matches) {
        Set<TableName> found = new HashSet<>();
        for (Table table : parentsFirst) {
            Stream<ForeignKey> references = table.foreignKeys().stream();
            if (matches.test(table)
                    || references.anyMatch(
                            reference -> found.contains(liveShapes.tableKey(reference.referencedTable())))) {
                found.add(liveShapes.tableKey(table.name()));
            }
        }
        return found;
    }

    private SchemaPair.IndexKey key(TableName table, Index index) {
        return sides.indexKey(table, index.name());
    }
}
