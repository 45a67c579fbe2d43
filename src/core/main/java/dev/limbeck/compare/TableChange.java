package dev.limbeck.compare;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import java.util.List;
import java.util.stream.Stream;

/**
 * The changes to a table, by kind. {@link #steps} returns them in an order in which each can be applied after the
 * preceding steps: constraints are dropped first and added last; in between, columns are added, changed and dropped.
 * The steps of the reversed batch have the same order.
 *
 * @param live the live table
 * @param model the table of the model
 */
record TableChange(
        Table live,
        Table model,
        List<TableOperation> alterOptions,
        List<DropIndex> dropIndexes,
        List<DropConstraint> dropConstraints,
        List<RenameConstraint> renameConstraints,
        List<RenameIndex> renameIndexes,
        List<AddColumn> addColumns,
        List<AlterColumn> alterColumns,
        List<AddConstraint> addConstraints,
        List<CreateIndex> createIndexes,
        List<DropColumn> dropColumns) {

    /** {@return an object that represents no change to the table} */
    static TableChange none(Table live, Table model) {
        return new TableChange(
                live, model, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of());
    }

    /** {@return this change with foreign keys that are dropped first and added last} */
    TableChange withForeignKeys(List<DropConstraint> drops, List<AddConstraint> adds) {
        return new TableChange(
                live,
                model,
                alterOptions,
                dropIndexes,
                Stream.concat(drops.stream(), dropConstraints.stream()).toList(),
                renameConstraints,
                renameIndexes,
                addColumns,
                alterColumns,
                Stream.concat(addConstraints.stream(), adds.stream()).toList(),
                createIndexes,
                dropColumns);
    }

    /** Drops columns after adding others, because the values of a new column may be computed from them. */
    List<TableOperation> steps() {
        return Stream.of(
                        alterOptions,
                        dropIndexes,
                        dropConstraints,
                        renameConstraints,
                        renameIndexes,
                        addColumns,
                        alterColumns,
                        dropColumns,
                        addConstraints,
                        createIndexes)
                .<TableOperation>flatMap(List::stream)
                .toList();
    }

    Stream<Constraint> droppedConstraints() {
        return dropConstraints.stream().map(DropConstraint::constraint);
    }

    Stream<Constraint> addedConstraints() {
        return addConstraints.stream().map(AddConstraint::constraint);
    }
}
