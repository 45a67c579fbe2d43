package dev.limbeck.command;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts renames before what is left to change. A table's renamed columns go into its first batch, so that one change of
 * one table reads as one, unless something before that batch may speak of the table.
 */
final class RenamesFirst {
    private RenamesFirst() {}

    /** {@return the renames, then the operations that were found with everything renamed} */
    static List<Operation> of(List<Operation> renames, List<Operation> operations) {
        List<Operation> alone = new ArrayList<>();
        List<Operation> rest = new ArrayList<>(operations);
        for (Operation rename : renames) {
            int at = rename instanceof AlterTable batch ? place(batch.table(), rest) : -1;
            if (at < 0) {
                alone.add(rename);
            } else {
                AlterTable first = (AlterTable) rest.get(at);
                List<TableOperation> steps = new ArrayList<>(((AlterTable) rename).steps());
                steps.addAll(first.steps());
                rest.set(at, new AlterTable(first.table(), steps, first.recreate()));
            }
        }
        alone.addAll(rest);
        return alone;
    }

    /** Where the table's first batch is, or -1 where its columns must be renamed before. */
    private static int place(TableName table, List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (operation instanceof AlterTable batch && batch.table().sameAs(table)) {
                return i;
            }
            if (!isApart(operation, table)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isApart(Operation operation, TableName table) {
        if (operation instanceof CreateTable create) {
            return create.table().foreignKeys().stream()
                    .noneMatch(key -> key.referencedTable().sameAs(table));
        }
        return operation instanceof AlterTable batch && batch.steps().stream().noneMatch(step -> refersTo(step, table));
    }

    private static boolean refersTo(TableOperation step, TableName table) {
        Constraint constraint = step instanceof AddConstraint add
                ? add.constraint()
                : step instanceof DropConstraint drop ? drop.constraint() : null;
        return constraint instanceof ForeignKey key && key.referencedTable().sameAs(table);
    }
}
