package dev.limbeck.command.proof;

import dev.limbeck.dialect.OperationPlan;
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
 * Collects the hazards that only the plan of an operation reveals, such as copied rows and long locks. A plan depends
 * only on the schema and the operations, so the same revision always has the same hazards.
 */
public final class PlanHazards implements RunListener {
    private final Map<Operation, List<Hazard>> costs = new LinkedHashMap<>();
    private @Nullable Operation current;

    @Override
    public void operationStarted(Operation operation) {
        current = operation;
        costs.put(operation, List.of());
    }

    /** Ignores new tables, which have no rows when the same operation creates their indexes. */
    @Override
    public void operationPlanned(Operation operation, OperationPlan steps) {
        Operation key = current == null ? operation : current;
        if (!(key instanceof CreateTable)) {
            List<Hazard> all = new ArrayList<>(current == null ? List.of() : costs.getOrDefault(key, List.of()));
            of(steps).stream().filter(hazard -> !all.contains(hazard)).forEach(all::add);
            costs.put(key, List.copyOf(all));
        }
    }

    /** {@return the hazards of each operation's plan, in the order in which the operations ran} */
    public Map<Operation, List<Hazard>> byOperation() {
        return costs;
    }

    /**
     * Returns the hazards of a plan. If the table is copied, only the copy is listed, since a copy always reads every
     * row and rebuilds the indexes.
     */
    private static List<Hazard> of(OperationPlan steps) {
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
