package dev.limbeck.command.project;

import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.result.PlannedCheck;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedSpace;
import dev.limbeck.result.PlannedStatement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts the plans of a dialect to the records of a result. */
public final class PlanDescriber {
    private PlanDescriber() {}

    /** {@return the planned operation, with its row count and disk space if they are known} */
    public static PlannedOperation describe(
            String description, OperationPlan plan, @Nullable Long rows, @Nullable DiskSpace space) {
        return new PlannedOperation(
                description,
                plan.strategy().name().toLowerCase(Locale.ROOT),
                plan.reason(),
                plan.need() == OperationPlan.Need.FOREIGN_KEYS_OFF,
                plan.statements().stream().map(PlanDescriber::describe).toList(),
                rows,
                space == null ? null : new PlannedSpace(space.needed(), space.usable()));
    }

    /** {@return the statement as it appears in a result} */
    public static PlannedStatement describe(Statement statement) {
        return new PlannedStatement(
                statement.sql(),
                statement.comment(),
                statement.hazards(),
                statement.guards().stream()
                        .map(guard -> new PlannedCheck(guard.question(), guard.message(), guard.advice()))
                        .toList());
    }
}
