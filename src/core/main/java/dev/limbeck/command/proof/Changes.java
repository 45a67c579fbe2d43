package dev.limbeck.command.proof;

import dev.limbeck.compare.Difference;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.hazards.Hazards;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Lists the changes that operations make, for display. */
public final class Changes {

    private Changes() {}

    /**
     * {@return the changes that the operations make, one for each step; hazards that only a plan reveals are not
     * included}
     */
    public static List<Change> list(List<Operation> operations) {
        return list(operations, new PlanHazards());
    }

    /**
     * {@return the changes that the operations make, one for each step}
     *
     * @param costs the additional hazards of each operation's plan; each hazard is listed with one of the operation's
     *     steps
     */
    public static List<Change> list(List<Operation> operations, PlanHazards costs) {
        List<Change> changes = new ArrayList<>();
        for (Operation operation : operations) {
            List<Difference> differences = Difference.describe(List.of(operation));
            Map<Integer, List<Hazard>> planned = costs.byOperation().getOrDefault(operation, List.of()).stream()
                    .collect(Collectors.groupingBy(hazard -> costs.findChange(operation, hazard, differences)));
            List<List<Hazard>> steps = operation instanceof AlterTable batch
                    ? Hazards.findPerStep(batch)
                    : List.of(Hazards.find(operation));
            int index = 0;
            for (Difference difference : differences) {
                List<Hazard> own = new ArrayList<>(index < steps.size() ? steps.get(index) : List.of());
                own.addAll(planned.getOrDefault(index++, List.of()));
                changes.add(change(difference, own));
            }
        }
        return changes;
    }

    /** {@return a change that is not an operation, such as SQL that runs through a connection} */
    public static Change ofStatement(String description, List<Hazard> hazards) {
        return new Change(ChangeKind.STATEMENT, "", "", description, hazards);
    }

    private static Change change(Difference difference, List<Hazard> hazards) {
        return new Change(
                difference.kind(),
                Objects.toString(difference.table(), ""),
                Objects.toString(difference.name(), ""),
                difference.text(),
                hazards);
    }
}
