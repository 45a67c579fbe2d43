package dev.limbeck.dialect;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * A SQL statement of a plan.
 *
 * @param sql the statement, without a trailing semicolon
 * @param comment its purpose, in one short line; may be empty
 * @param hazards its hazards
 * @param guards checks that run before it and can stop the run
 */
public record Statement(String sql, String comment, List<Hazard> hazards, List<Guard> guards) {
    /** Copies the lists. */
    public Statement {
        hazards = List.copyOf(hazards);
        guards = List.copyOf(guards);
    }

    /** {@return a statement without hazards or guards} */
    public static Statement of(String sql, String comment) {
        return new Statement(sql, comment, List.of(), List.of());
    }
}
