package dev.limbeck.dialect;

import java.util.List;

/**
 * How one operation is carried out.
 *
 * @param way how
 * @param reason why that way, one line for {@code upgrade --plan}
 * @param needsForeignKeysOff whether foreign key enforcement must be off before the transaction begins
 * @param statements the statements in order
 */
public record Steps(Way way, String reason, boolean needsForeignKeysOff, List<Statement> statements) {
    /** Copies the statements. */
    public Steps {
        statements = List.copyOf(statements);
    }
}
