package dev.limbeck.dialect;

import java.util.List;

/**
 * The plan of an operation.
 *
 * @param way how it is carried out
 * @param reason why this way was chosen, one line for {@code upgrade --plan}
 * @param needsForeignKeysOff whether foreign key enforcement must be off before the transaction begins
 * @param statements the statements in order
 */
public record Steps(Way way, String reason, boolean needsForeignKeysOff, List<Statement> statements) {
    /** Copies the statements. */
    public Steps {
        statements = List.copyOf(statements);
    }
}
