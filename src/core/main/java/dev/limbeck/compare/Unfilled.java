package dev.limbeck.compare;

import dev.limbeck.model.Column;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import java.util.List;

/**
 * A NOT NULL column that is added to an existing table without a default, a rule or a backfill: as soon as the table
 * has a row it fails.
 *
 * @param table the table
 * @param column the new column
 */
public record Unfilled(TableName table, Column column) {

    /** {@return those among the operations, in their order} */
    public static List<Unfilled> in(List<Operation> operations) {
        return operations.stream()
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .flatMap(batch -> batch.steps().stream()
                        .filter(AddColumn.class::isInstance)
                        .map(AddColumn.class::cast)
                        .filter(Unfilled::leavesRowsEmpty)
                        .map(step -> new Unfilled(batch.table(), step.column())))
                .toList();
    }

    private static boolean leavesRowsEmpty(AddColumn step) {
        Column column = step.column();
        return step.backfill() == null
                && !column.nullable()
                && column.serverDefault() == null
                && column.identity() == null
                && column.generated() == null;
    }

    @Override
    public String toString() {
        return table + "." + column.name();
    }
}
