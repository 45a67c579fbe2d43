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
 * What changes in one table, by kind. In the order of {@link #steps} each step fits the table as the steps before left
 * it: rules go first and come last, and between them columns come, change and go. Its reverse is of the same order.
 *
 * @param live the table as it is
 * @param model the table as it is wanted
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

    /** Columns go after others came, because a new column's rows may be filled from them. */
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
