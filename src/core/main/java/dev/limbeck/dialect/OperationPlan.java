package dev.limbeck.dialect;

import java.util.List;

/**
 * The plan of an operation.
 *
 * @param strategy how it is carried out
 * @param reason why this way was chosen, one line for {@code upgrade --plan}
 * @param needsForeignKeysOff whether foreign key enforcement must be off before the transaction begins
 * @param statements the statements in order
 */
public record OperationPlan(Strategy strategy, String reason, boolean needsForeignKeysOff, List<Statement> statements) {
    /** Copies the statements. */
    public OperationPlan {
        statements = List.copyOf(statements);
    }
}
