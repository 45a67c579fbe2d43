package dev.limbeck.result;

import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OperationPlan;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a revision as it would be carried out.
 *
 * @param description what it does, for instance {@code change the table user}
 * @param steps the strategy, its reason, and the statements with their hazards and guards
 * @param rows the current number of rows if the operation copies or reads all of them, otherwise null
 * @param diskSpace the disk space if rows are copied and the database is a file, otherwise null
 */
public record PlannedOperation(
        String description, OperationPlan steps, @Nullable Long rows, @Nullable DiskSpace diskSpace) {}
