package dev.limbeck.command;

import dev.limbeck.compare.Difference;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazards;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says of operations what is shown of them. */
final class Changes {

    private Changes() {}

    /** {@return what those operations do, a line for each step, without what only their plan knows} */
    static List<Change> of(List<Operation> operations) {
        return of(operations, Map.of());
    }

    /**
     * {@return what those operations do, a line for each step}
     *
     * @param costs of an operation, what its plan costs besides; told with its first step
     */
    static List<Change> of(List<Operation> operations, Map<Operation, List<Hazard>> costs) {
        List<Change> changes = new ArrayList<>();
        for (Operation operation : operations) {
            List<Hazard> whole = costs.getOrDefault(operation, List.of());
            List<List<Hazard>> steps =
                    operation instanceof AlterTable batch ? Hazards.ofSteps(batch) : List.of(Hazards.of(operation));
            int at = 0;
            for (Difference difference : Difference.of(List.of(operation))) {
                List<Hazard> own = new ArrayList<>(at < steps.size() ? steps.get(at) : List.of());
                own.addAll(at++ == 0 ? whole : List.of());
                changes.add(change(difference, own));
            }
        }
        return changes;
    }

    private static Change change(Difference difference, List<Hazard> hazards) {
        return new Change(
                difference.kind().code(),
                Objects.toString(difference.table(), ""),
                Objects.toString(difference.name(), ""),
                difference.text(),
                hazards);
    }
}
