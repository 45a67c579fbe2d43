package dev.limbeck.compare;

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
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Knows what cannot wait for its place among the changed tables. An index that must free its name for another table's
 * goes first, and so does a foreign key to a column or key that its table loses before. A foreign key to a column or
 * key that its table gains later comes last.
 */
final class Precedence {
    private final Shapes liveShapes;
    private final Shapes modelShapes;
    private final Map<TableName, Integer> place = new HashMap<>();
    private final Map<TableName, KeyChange> gained = new HashMap<>();
    private final Map<TableName, KeyChange> lost = new HashMap<>();
    private final Map<String, TableName> newIndexes = new HashMap<>();
    private final Sides sides;
    private final Set<TableName> createdLate;
    private final Set<TableName> droppedEarly;

    /**
     * Looks at everything found.
     *
     * @param created the new tables, parents first
     * @param dropped the dropped tables, parents first
     */
    Precedence(Sides sides, List<TableChange> changed, List<Table> created, List<Table> dropped) {
        this.sides = sides;
        liveShapes = sides.liveShapes();
        modelShapes = sides.modelShapes();
        for (TableChange change : changed) {
            TableName name = liveShapes.key(change.live().name());
            place.put(name, place.size());
            gained.put(name, KeyChange.gained(change, sides.sameness()));
            lost.put(name, KeyChange.lost(change, sides.sameness()));
            change.createIndexes()
                    .forEach(step -> newIndexes.put(key(step.index().name()), name));
        }
        for (Table table : created) {
            TableName name = liveShapes.key(table.name());
            table.indexes().forEach(index -> newIndexes.put(key(index.name()), name));
        }
        createdLate = spread(created, (table, reference) -> touches(gained, modelShapes, reference));
        droppedEarly = spread(dropped, (table, reference) -> touches(lost, liveShapes, reference));
    }

    /** Whether a new table refers to what a changed table gains. */
    boolean comesLate(Table created) {
        return createdLate.contains(liveShapes.key(created.name()));
    }

    /** Whether a dropped table refers to what a changed table loses. */
    boolean goesEarly(Table dropped) {
        return droppedEarly.contains(liveShapes.key(dropped.name()));
    }

    /** Whether a step of a change must be made before all changes. */
    boolean goesEarly(TableChange change, TableOperation step) {
        TableName name = liveShapes.key(change.live().name());
        if (step instanceof DropIndex drop) {
            return isTaken(drop.index(), name);
        }
        if (step instanceof DropConstraint drop && drop.constraint() instanceof ForeignKey reference) {
            TableName target = liveShapes.key(reference.referencedTable());
            return droppedEarly.contains(target) || (at(target) < at(name) && touches(lost, liveShapes, reference));
        }
        return false;
    }

    /** Whether a step of a change must be made after all changes. */
    boolean comesLate(TableChange change, TableOperation step) {
        if (step instanceof AddConstraint add && add.constraint() instanceof ForeignKey reference) {
            TableName name = liveShapes.key(change.live().name());
            TableName target = liveShapes.key(reference.referencedTable());
            return createdLate.contains(target) || (at(target) > at(name) && touches(gained, modelShapes, reference));
        }
        return false;
    }

    /** The indexes of a dropped table whose names others take before it goes. */
    List<Index> taken(Table dropped) {
        TableName name = liveShapes.key(dropped.name());
        return dropped.indexes().stream().filter(index -> isTaken(index, name)).toList();
    }

    private boolean isTaken(Index index, TableName owner) {
        TableName taker = newIndexes.get(key(index.name()));
        return taker != null && !taker.equals(owner);
    }

    private int at(TableName name) {
        return place.getOrDefault(name, -1);
    }

    private boolean touches(Map<TableName, KeyChange> changes, Shapes shapes, ForeignKey reference) {
        KeyChange change = changes.get(shapes.key(reference.referencedTable()));
        return change != null && change.touches(shapes.keys(shapes.referenced(reference)));
    }

    /** The tables of which that is true, and those that refer to them. */
    private Set<TableName> spread(List<Table> parentsFirst, BiPredicate<Table, ForeignKey> first) {
        Set<TableName> found = new HashSet<>();
        for (Table table : parentsFirst) {
            Stream<ForeignKey> references = table.foreignKeys().stream();
            if (references.anyMatch(reference ->
                    first.test(table, reference) || found.contains(liveShapes.key(reference.referencedTable())))) {
                found.add(liveShapes.key(table.name()));
            }
        }
        return found;
    }

    private String key(String name) {
        return sides.sameness().name(name);
    }
}
