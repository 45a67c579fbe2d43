package dev.limbeck.dialect;

import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes a database while other programs use it, so that they wait only for a short time. */
public interface OnlineChanges {

    /**
     * A lock on a table.
     *
     * @param table the table
     * @param mode what other connections cannot do with the table
     */
    record TableLock(TableName table, Statement.Lock mode) {}

    /**
     * A step of a revision that was recorded without running it.
     *
     * @param operation the operation; null for Java code that reads and writes rows
     * @param catalog the schema before the step
     */
    record RecordedStep(@Nullable Operation operation, Catalog catalog) {}

    /**
     * {@return the locks that the steps take on tables that exist before the first step: for each table the strongest,
     * in the order of the names}
     */
    List<TableLock> locks(List<RecordedStep> steps);
}
