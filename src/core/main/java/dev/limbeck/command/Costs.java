package dev.limbeck.command;

import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hears what planned operations do to rows and how long they lock: what only the plan knows, and an operation itself does
 * not. The plan depends on the schema and the operations alone, so the same revision always costs the same.
 */
final class Costs implements RunListener {
    private final Map<Operation, List<Hazard>> costs = new LinkedHashMap<>();
    private @Nullable Operation said;

    @Override
    public void saying(Operation operation) {
        said = operation;
        costs.put(operation, List.of());
    }

    /** A table that is new has no rows when the same operation gives it indexes. */
    @Override
    public void planned(Operation operation, Steps steps) {
        Operation whole = said == null ? operation : said;
        if (!(whole instanceof CreateTable)) {
            List<Hazard> all = new ArrayList<>(said == null ? List.of() : costs.getOrDefault(whole, List.of()));
            of(steps).stream().filter(hazard -> !all.contains(hazard)).forEach(all::add);
            costs.put(whole, List.copyOf(all));
        }
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
