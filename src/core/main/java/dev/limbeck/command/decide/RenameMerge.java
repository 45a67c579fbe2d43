package dev.limbeck.command.decide;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts renames before the other operations. Column renames go into the first batch of their table, so that a revision
 * changes a table in one place, unless an earlier operation may refer to the table.
 * @param names the rules for names
 */
public record RenameMerge(NameRules names) {

    /** {@return the renames, followed by the operations that were found after the renames} */
    public List<Operation> merge(List<Operation> renames, List<Operation> operations) {
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

    /** Returns the index of the table's first batch, or -1 if its columns must be renamed earlier. */
    private int place(TableName table, List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (operation instanceof AlterTable batch && names.same(batch.table(), table)) {
                return i;
            }
            if (!isIndependent(operation, table)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isIndependent(Operation operation, TableName table) {
        if (operation instanceof CreateTable create) {
            return create.table().foreignKeys().stream().noneMatch(key -> names.same(key.referencedTable(), table));
        }
        if (operation instanceof CreateSequence
                || operation instanceof AlterSequence
                || operation instanceof AlterTable.Comment) {
            return true;
        }
        return operation instanceof AlterTable batch && batch.steps().stream().noneMatch(step -> refersTo(step, table));
    }

    private boolean refersTo(TableOperation step, TableName table) {
        Constraint constraint = step instanceof AddConstraint add
                ? add.constraint()
                : step instanceof DropConstraint drop ? drop.constraint() : null;
        return constraint instanceof ForeignKey key && names.same(key.referencedTable(), table);
    }
}
