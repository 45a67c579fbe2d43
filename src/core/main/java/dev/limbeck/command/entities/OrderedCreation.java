package dev.limbeck.command.entities;

import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.dialect.order.CreationSequence;
import dev.limbeck.dialect.order.Need;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Operations that create objects, each after the operations whose objects it needs, and otherwise in the order given. */
final class OrderedCreation {
    private final Map<CreatedObject, List<Operation>> operations = new LinkedHashMap<>();
    private final List<Need> needs;

    OrderedCreation(List<Need> needs) {
        this.needs = new ArrayList<>(needs);
    }

    /** Adds an operation that creates a part of the given object. */
    void add(CreatedObject object, Operation operation) {
        operations.computeIfAbsent(object, unused -> new ArrayList<>()).add(operation);
    }

    /** Adds an operation that creates a table, a sequence or a view, or that changes a table after its creation. */
    void add(Operation operation) {
        if (operation instanceof CreateTable create) {
            addReferences(create.table());
            LateParts.withoutImpliedKey(create)
                    .forEach(each -> add(CreatedObject.relation(create.table().name()), each));
        } else if (operation instanceof CreateSequence create) {
            add(CreatedObject.relation(create.sequence().name()), operation);
        } else if (operation instanceof CreateView create) {
            add(CreatedObject.relation(create.view().name()), operation);
        } else {
            CreatedObject change = CreatedObject.other("operation " + operations.size());
            Stream.concat(operation.tables().stream(), referenced(operation))
                    .forEach(table -> needs.add(Need.certain(change, CreatedObject.relation(table))));
            add(change, operation);
        }
    }

    /** A foreign key to a table that is created later is possible on some databases, and needs nothing there. */
    private void addReferences(Table table) {
        for (ForeignKey key : table.foreignKeys()) {
            CreatedObject referenced = CreatedObject.relation(key.referencedTable());
            if (operations.containsKey(referenced)) {
                needs.add(Need.certain(LateParts.of(table, key), referenced));
            }
        }
    }

    private static Stream<TableName> referenced(Operation operation) {
        return operation instanceof AlterTable alter
                ? alter.steps().stream()
                        .filter(step -> step instanceof AddConstraint add && add.constraint() instanceof ForeignKey)
                        .map(step -> ((ForeignKey) ((AddConstraint) step).constraint()).referencedTable())
                : Stream.empty();
    }

    /** {@return the operations in their order} */
    List<Operation> operations() {
        CreationSequence sequence = CreationSequence.of(operations.keySet(), needs);
        LateParts late = new LateParts(sequence.late());
        List<Operation> ordered = new ArrayList<>();
        for (CreatedObject object : sequence.order()) {
            if (object.isPart()) {
                TableName table = Objects.requireNonNull(object.table());
                operations.getOrDefault(CreatedObject.relation(table), List.of()).stream()
                        .flatMap(
                                each -> each instanceof CreateTable create ? Stream.of(create.table()) : Stream.empty())
                        .flatMap(each -> late.add(each, object))
                        .forEach(ordered::add);
            } else {
                operations.getOrDefault(object, List.of()).stream()
                        .map(each -> each instanceof CreateTable create ? late.without(create) : each)
                        .forEach(ordered::add);
            }
        }
        return ordered;
    }
}
