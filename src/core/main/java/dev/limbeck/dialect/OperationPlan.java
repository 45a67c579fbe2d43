package dev.limbeck.dialect;

import java.util.List;

/**
 * The plan of an operation.
 *
 * @param strategy how it is carried out
 * @param reason why this strategy was chosen, as one line for {@code upgrade --plan}
 * @param need what it needs of the transaction in which it runs
 * @param statements the statements in order
 */
public record OperationPlan(Strategy strategy, String reason, Need need, List<Statement> statements) {
    /** Copies the statements. */
    public OperationPlan {
        statements = List.copyOf(statements);
    }

    /** What a plan needs of the transaction in which it runs. */
    public enum Need {
        /** Runs in any transaction. */
        ANY,
        /** Foreign keys must not be enforced, which must be decided before the transaction begins. */
        FOREIGN_KEYS_OFF,
        /** Cannot run in a transaction: each statement takes effect immediately. */
        NO_TRANSACTION
    }
}
