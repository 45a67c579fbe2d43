package dev.limbeck.command;

import dev.limbeck.compare.Difference;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazards;
import dev.limbeck.ops.Operation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Says of operations what is shown of them. */
final class Changes {

    private Changes() {}

    static List<Change> of(List<Operation> operations) {
        return operations.stream()
                .flatMap(Changes::single)
                .flatMap(operation -> {
                    List<String> hazards =
                            Hazards.of(operation).stream().map(Hazard::message).toList();
                    return Difference.of(List.of(operation)).stream().map(difference -> change(difference, hazards));
                })
                .toList();
    }

    /** A batch as batches of one step, so that each step keeps its own hazards. */
    private static Stream<Operation> single(Operation operation) {
        return operation instanceof AlterTable batch
                ? batch.steps().stream().map(step -> new AlterTable(batch.table(), List.of(step), batch.recreate()))
                : Stream.of(operation);
    }

    private static Change change(Difference difference, List<String> hazards) {
        return new Change(
                difference.kind().code(),
                Objects.toString(difference.table(), ""),
                Objects.toString(difference.name(), ""),
                difference.text(),
                hazards);
    }
}
