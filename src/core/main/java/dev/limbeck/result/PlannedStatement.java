package dev.limbeck.result;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * A SQL statement of a planned operation.
 *
 * @param sql the statement, without a trailing semicolon
 * @param comment the purpose of the statement, in one short line; may be empty
 * @param hazards the hazards
 * @param checks the checks that run before it and can stop the run
 */
public record PlannedStatement(String sql, String comment, List<Hazard> hazards, List<PlannedCheck> checks) {
    /** Copies the lists. */
    public PlannedStatement {
        hazards = List.copyOf(hazards);
        checks = List.copyOf(checks);
    }
}
