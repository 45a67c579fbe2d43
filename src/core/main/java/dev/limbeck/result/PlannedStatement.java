package dev.limbeck.result;

import dev.limbeck.ops.Hazard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL statement of a planned operation.
 *
 * @param sql the statement, without a trailing semicolon
 * @param comment the purpose of the statement, in one short line; may be empty
 * @param lock the access to the table that other connections are denied while the statement runs: {@code none},
 *     {@code writes} or {@code all}; null if that is unknown, or if the lock of the transaction is already stricter
 * @param hazards the hazards
 * @param checks the checks that run before it and can stop the run
 */
public record PlannedStatement(
        String sql, String comment, @Nullable String lock, List<Hazard> hazards, List<PlannedCheck> checks) {
    /** Copies the lists. */
    public PlannedStatement {
        hazards = List.copyOf(hazards);
        checks = List.copyOf(checks);
    }
}
