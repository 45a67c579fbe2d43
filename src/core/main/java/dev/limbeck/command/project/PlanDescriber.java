package dev.limbeck.command.project;

import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.result.PlannedCheck;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedSpace;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts the plans of a dialect to the records of a result. */
public final class PlanDescriber {
    private PlanDescriber() {}

    /**
     * {@return the planned operation}
     *
     * @param locks whether the locks of the statements are known
     * @param rows the number of rows, if it is known
     * @param size the size of the table in bytes, if it is known
     * @param time the estimated time to write all rows, if it is known
     * @param space the disk space, if it is known
     */
    public static PlannedOperation describe(
            String description,
            OperationPlan plan,
            boolean locks,
            @Nullable Long rows,
            @Nullable Long size,
            @Nullable Duration time,
            @Nullable DiskSpace space) {
        return new PlannedOperation(
                description,
                plan.strategy().name().toLowerCase(Locale.ROOT),
                plan.reason(),
                plan.need() == OperationPlan.Need.FOREIGN_KEYS_OFF,
                plan.statements().stream()
                        .map(statement -> describe(statement, locks))
                        .toList(),
                rows,
                size,
                time,
                space == null ? null : new PlannedSpace(space.needed(), space.usable()));
    }

    /** {@return the statement as it appears in a result} */
    public static PlannedStatement describe(Statement statement) {
        return describe(statement, false);
    }

    private static PlannedStatement describe(Statement statement, boolean lock) {
        return new PlannedStatement(
                statement.sql(),
                statement.comment(),
                lock ? statement.lock().name().toLowerCase(Locale.ROOT) : null,
                statement.hazards(),
                statement.guards().stream()
                        .map(guard -> new PlannedCheck(guard.question(), guard.message(), guard.advice()))
                        .toList());
    }
}
