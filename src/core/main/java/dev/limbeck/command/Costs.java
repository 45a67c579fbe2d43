package dev.limbeck.command;

import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hears what planned operations do to rows and how long they lock: what only the plan knows, and an operation itself does
 * not. The plan depends on the schema and the operations alone, so the same revision always costs the same.
 */
final class Costs implements RunListener {
    private final Map<Operation, List<Hazard>> costs = new LinkedHashMap<>();

    @Override
    public void planned(Operation operation, Steps steps) {
        costs.put(operation, of(steps));
    }

    /** {@return of each operation, in the order in which they ran, what it costs} */
    Map<Operation, List<Hazard>> all() {
        return costs;
    }

    /** A copy reads everything as well, and builds the indexes anew: that goes without saying. */
    private static List<Hazard> of(Steps steps) {
        List<Hazard> all = steps.statements().stream()
                .flatMap(statement -> statement.hazards().stream())
                .distinct()
                .toList();
        List<Hazard> copies =
                all.stream().filter(hazard -> hazard.kind() == Kind.COPIES_ROWS).toList();
        Stream<Hazard> reads = all.stream().filter(hazard -> hazard.kind() == Kind.READS_ROWS);
        return copies.isEmpty() ? reads.toList() : copies;
    }
}
