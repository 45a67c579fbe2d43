package dev.limbeck.dialect;

import dev.limbeck.ops.Hazard;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of an operation.
 *
 * @param strategy how the operation is carried out
 * @param reason the reason why this strategy was chosen, as one line for {@code upgrade --plan}
 * @param need the kind of transaction that the plan must run in
 * @param statements the statements in order
 */
public record OperationPlan(Strategy strategy, String reason, Need need, List<Statement> statements) {
    /** Copies the statements. */
    public OperationPlan {
        statements = List.copyOf(statements);
    }

    /** {@return a copy of the plan with the given hazard for its first statement} */
    public OperationPlan withHazard(Hazard hazard) {
        List<Statement> all = new ArrayList<>(statements);
        all.set(0, all.get(0).withHazard(hazard));
        return new OperationPlan(strategy, reason, need, all);
    }

    /** The kind of transaction that a plan must run in. */
    public enum Need {
        /** The plan can run in any transaction. */
        ANY,
        /**
         * The plan can run only while foreign keys are not enforced. Enforcement must be turned off before the
         * transaction begins.
         */
        FOREIGN_KEYS_OFF,
        /** The plan cannot run in a transaction; each statement takes effect immediately. */
        NO_TRANSACTION
    }

    /** {@return this plan without its checks of existing rows} */
    public OperationPlan withoutGuards() {
        return new OperationPlan(
                strategy,
                reason,
                need,
                statements.stream()
                        .map(statement -> statement.withGuards(List.of()))
                        .toList());
    }
}
