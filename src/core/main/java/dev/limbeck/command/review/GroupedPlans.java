package dev.limbeck.command.review;

import dev.limbeck.command.project.LiveSizes;
import dev.limbeck.command.project.PlanDescriber;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.PlannedOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs operations in a scratch database, as a revision file runs them, and records the plan of each operation. */
final class GroupedPlans implements RunListener {
    private final List<List<PlannedOperation>> groups = new ArrayList<>();
    private final @Nullable LiveSizes sizes;

    private GroupedPlans(@Nullable LiveSizes sizes) {
        this.sizes = sizes;
    }

    /**
     * Runs the operations in the scratch database.
     *
     * @param sizes supplies the row counts of the live database, or null if there is no live database
     */
    static List<List<PlannedOperation>> run(
            Scratch scratch, List<Operation> operations, Arguments arguments, @Nullable LiveSizes sizes) {
        GroupedPlans plans = new GroupedPlans(sizes);
        scratch.runAsRevision(operations, arguments, plans, null);
        // Uses only the last run: a revision that needs a different kind of transaction is run again.
        List<List<PlannedOperation>> all = plans.groups;
        return all.subList(Math.max(0, all.size() - operations.size()), all.size());
    }

    @Override
    public void operationStarted(Operation operation) {
        groups.add(new ArrayList<>());
    }

    @Override
    public void operationPlanned(Operation operation, OperationPlan plan) {
        groups.get(groups.size() - 1)
                .add(
                        sizes == null
                                ? PlanDescriber.describe(operation.describe(), plan, false, null, null, null, null)
                                : sizes.describe(operation, plan));
    }
}
