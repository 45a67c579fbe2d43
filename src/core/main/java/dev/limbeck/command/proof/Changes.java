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

/** Lists the changes that operations make, for display. */
public final class Changes {

    private Changes() {}

    /**
     * {@return the changes that the operations make, one for each step; hazards that only a plan reveals are not
     * included}
     */
    public static List<Change> list(List<Operation> operations) {
        return list(operations, Map.of());
    }

    /**
     * {@return the changes that the operations make, one for each step}
     *
     * @param costs the additional hazards of each operation's plan; they are listed with its first step
     */
    public static List<Change> list(List<Operation> operations, Map<Operation, List<Hazard>> costs) {
        List<Change> changes = new ArrayList<>();
        for (Operation operation : operations) {
            List<Hazard> planned = costs.getOrDefault(operation, List.of());
            List<List<Hazard>> steps = operation instanceof AlterTable batch
                    ? Hazards.findPerStep(batch)
                    : List.of(Hazards.find(operation));
            int index = 0;
            for (Difference difference : Difference.describe(List.of(operation))) {
                List<Hazard> own = new ArrayList<>(index < steps.size() ? steps.get(index) : List.of());
                own.addAll(index++ == 0 ? planned : List.of());
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
