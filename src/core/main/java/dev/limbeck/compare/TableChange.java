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
 * it, and so does each reverse on the way back: what stands on a column goes before it, and comes after it.
 *
 * @param live the table as it is
 * @param model the table as it is wanted
 */
record TableChange(
        Table live,
        Table model,
        List<DropIndex> dropIndexes,
        List<DropConstraint> dropConstraints,
        List<RenameConstraint> renameConstraints,
        List<RenameIndex> renameIndexes,
        List<AddColumn> addColumns,
        List<AlterColumn> alterColumns,
        List<AddConstraint> addConstraints,
        List<CreateIndex> createIndexes,
        List<DropColumn> dropColumns) {

    /** Dropped columns go last, because a new column's rows may be filled from them. */
    List<TableOperation> steps() {
        return Stream.of(
                        dropIndexes,
                        dropConstraints,
                        renameConstraints,
                        renameIndexes,
                        addColumns,
                        alterColumns,
                        addConstraints,
                        createIndexes,
                        dropColumns)
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
