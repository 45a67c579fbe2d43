package dev.limbeck.compare;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Separates foreign keys from the definitions of tables that refer to each other. This is necessary on a database in
 * which a foreign key can refer only to an existing table, and a table cannot be dropped while another table refers to
 * it. Such a foreign key is added after both tables exist, and dropped before either table is dropped.
 */
final class CircularReferences {
    private final Shapes shapes;
    private final Map<TableName, List<Table>> waiting = new HashMap<>();
    private final Map<TableName, Set<ForeignKey>> gone = new HashMap<>();
    private final List<Operation> separated = new ArrayList<>();

    private CircularReferences(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * Returns the operations, rearranged so that no new table refers to a table that is created later, and no table
     * refers to a dropped table.
     */
    static List<Operation> separate(List<Operation> operations, Shapes shapes) {
        CircularReferences references = new CircularReferences(shapes);
        Set<TableName> toCreate = new HashSet<>();
        List<Table> toDrop = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof CreateTable create) {
                toCreate.add(references.key(create.table().name()));
            } else if (operation instanceof DropTable drop) {
                toDrop.add(drop.table());
            }
        }
        for (Operation operation : operations) {
            if (operation instanceof CreateTable create) {
                toCreate.remove(references.key(create.table().name()));
                references.create(create.table(), toCreate);
            } else if (operation instanceof DropTable drop) {
                toDrop.remove(drop.table());
                references.drop(drop.table(), toDrop);
            } else {
                references.separated.add(operation);
            }
        }
        return references.separated;
    }

    private void create(Table table, Set<TableName> later) {
        Predicate<ForeignKey> early = key -> !later.contains(key(key.referencedTable()));
        separated.add(new CreateTable(keep(table, early)));
        table.foreignKeys().stream()
                .filter(early.negate())
                .map(key -> key(key.referencedTable()))
                .distinct()
                .forEach(target -> waiting.computeIfAbsent(target, name -> new ArrayList<>())
                        .add(table));
        for (Table other : waiting.getOrDefault(key(table.name()), List.of())) {
            separated.add(new AlterTable(
                    other.name(),
                    references(other, table).stream()
                            .<TableOperation>map(AddConstraint::new)
                            .toList()));
        }
    }

    private void drop(Table table, List<Table> later) {
        for (Table other : later) {
            List<ForeignKey> references = references(other, table);
            if (!references.isEmpty()) {
                separated.add(new AlterTable(
                        other.name(),
                        references.stream()
                                .<TableOperation>map(DropConstraint::new)
                                .toList()));
                gone.computeIfAbsent(key(other.name()), name -> new HashSet<>()).addAll(references);
            }
        }
        Set<ForeignKey> dropped = gone.getOrDefault(key(table.name()), Set.of());
        separated.add(new DropTable(keep(table, key -> !dropped.contains(key))));
    }

    private List<ForeignKey> references(Table from, Table to) {
        return from.foreignKeys().stream()
                .filter(key -> key(key.referencedTable()).equals(key(to.name())))
                .toList();
    }

    private static Table keep(Table table, Predicate<ForeignKey> kept) {
        return table.foreignKeys().stream().allMatch(kept)
                ? table
                : table.withConstraints(
                        table.uniqueConstraints(),
                        table.foreignKeys().stream().filter(kept).toList(),
                        table.checks());
    }

    private TableName key(TableName name) {
        return shapes.tableKey(name);
    }
}
