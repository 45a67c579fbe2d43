package dev.limbeck.compare;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import java.util.List;

/**
 * A column of an existing table that becomes NOT NULL without a value for existing rows: a new column without a
 * default, a generation rule or a backfill, or an existing column that was nullable.
 *
 * @param table the table
 * @param column the column after the change
 * @param added whether the column is new
 */
public record UnfilledColumn(TableName table, Column column, boolean added) {

    /** {@return the unfilled columns in the operations, in their order} */
    public static List<UnfilledColumn> find(List<Operation> operations) {
        return operations.stream()
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .flatMap(batch -> batch.steps().stream()
                        .filter(step -> leavesRowsEmpty(step))
                        .map(step -> of(batch.table(), step)))
                .toList();
    }

    private static boolean leavesRowsEmpty(TableOperation step) {
        if (step instanceof AlterColumn alter) {
            return alter.using() == null
                    && alter.before().nullable()
                    && !alter.after().nullable()
                    && isNotGenerated(alter.after())
                    && alter.before().identity() == null;
        }
        return step instanceof AddColumn add
                && add.backfill() == null
                && !add.column().nullable()
                && add.column().serverDefault() == null
                && isNotGenerated(add.column());
    }

    private static boolean isNotGenerated(Column column) {
        return column.identity() == null && column.generated() == null;
    }

    private static UnfilledColumn of(TableName table, TableOperation step) {
        return step instanceof AddColumn add
                ? new UnfilledColumn(table, add.column(), true)
                : new UnfilledColumn(table, ((AlterColumn) step).after(), false);
    }

    @Override
    public String toString() {
        return table + "." + column.name();
    }
}
