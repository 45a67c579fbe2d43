package dev.limbeck.compare;

import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.order.DependencyOrder;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.DropTrigger;
import dev.limbeck.ops.DropView;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Orders the operations so that each of them can be carried out, and so that the reverse operations can be carried out
 * in reverse order. The order is: drop triggers and views, create tables (parents first), change tables by name, drop
 * tables (children first), replace views, create views and triggers. {@link Precedence} determines which operations
 * must run earlier or later than in this order.
 */
final class OperationOrder {
    private final SchemaPair sides;
    private final TableDifferences found;
    private final ViewComparison views;
    private final List<Table> created;
    private final List<Table> dropped;
    private final Precedence precedence;
    private final List<Operation> operations = new ArrayList<>();

    OperationOrder(SchemaPair sides, TableDifferences found, ViewComparison views) {
        this.sides = sides;
        this.found = found;
        this.views = views;
        created = parentsFirst(found.created());
        dropped = parentsFirst(found.dropped());
        precedence = new Precedence(sides, found.changed(), created, dropped);
        Collections.reverse(dropped);
    }

    List<Operation> operations() {
        views.droppedTriggers().forEach(trigger -> operations.add(new DropTrigger(trigger)));
        views.droppedViews().forEach(view -> operations.add(new DropView(view)));
        batches(precedence::goesEarly);
        freeIndexNames();
        dropTables(true);
        createTables(false);
        batches((change, step) -> !precedence.goesEarly(change, step) && !precedence.comesLate(change, step));
        createTables(true);
        batches(precedence::comesLate);
        dropTables(false);
        operations.addAll(views.replacedViews());
        views.createdViews().forEach(view -> operations.add(new CreateView(view)));
        views.createdTriggers().forEach(trigger -> operations.add(new CreateTrigger(trigger)));
        return sides.traits().has(Feature.FORWARD_FOREIGN_KEYS)
                ? operations
                : CircularReferences.separate(operations, sides.liveShapes());
    }

    private void batches(BiPredicate<TableChange, TableOperation> wanted) {
        for (TableChange change : found.changed()) {
            List<TableOperation> steps = change.steps().stream()
                    .filter(step -> wanted.test(change, step))
                    .toList();
            if (!steps.isEmpty()) {
                operations.add(new AlterTable(change.live().name(), steps));
            }
        }
    }

    private void createTables(boolean late) {
        created.stream()
                .filter(table -> precedence.comesLate(table) == late)
                .forEach(table -> operations.add(new CreateTable(table)));
    }

    /** Drops the triggers of a table before the table, so that the downgrade recreates them. */
    private void dropTables(boolean early) {
        for (Table table : dropped) {
            if (precedence.goesEarly(table) == early) {
                for (Trigger trigger : sides.liveTriggers(table.name())) {
                    if (!views.droppedTriggers().contains(trigger)) {
                        operations.add(new DropTrigger(trigger));
                    }
                }
                operations.add(new DropTable(withoutTakenIndexes(table)));
            }
        }
    }

    private void freeIndexNames() {
        for (Table table : dropped) {
            List<TableOperation> steps = precedence.takenIndexes(table).stream()
                    .<TableOperation>map(DropIndex::new)
                    .toList();
            if (!steps.isEmpty()) {
                operations.add(new AlterTable(table.name(), steps));
            }
        }
    }

    private Table withoutTakenIndexes(Table table) {
        return table.withIndexes(table.indexes().stream()
                .filter(index -> !precedence.takenIndexes(table).contains(index))
                .toList());
    }

    private List<Table> parentsFirst(List<Table> tables) {
        Shapes shapes = sides.liveShapes();
        return DependencyOrder.sort(tables, table -> shapes.tableKey(table.name()), table -> {
            Stream<TableName> references = table.foreignKeys().stream().map(ForeignKey::referencedTable);
            return Stream.concat(references, mentioned(table, tables))
                    .map(shapes::tableKey)
                    .toList();
        });
    }

    /** Returns the tables that the definition of the table mentions, for instance the table from which it inherits. */
    private Stream<TableName> mentioned(Table table, List<Table> tables) {
        SqlText verbatim = table.verbatim();
        if (verbatim == null) {
            return Stream.empty();
        }
        Set<String> names = sides.sameness().mentionedNameKeys(verbatim);
        return tables.stream()
                .filter(other -> other.verbatim() == null)
                .map(Table::name)
                .filter(name -> names.contains(sides.sameness().nameKey(name.name())));
    }
}
