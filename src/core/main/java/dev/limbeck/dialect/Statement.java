package dev.limbeck.dialect;

import dev.limbeck.ops.Hazard;
import java.util.List;

/**
 * One SQL statement of a plan.
 *
 * @param sql the statement, without a closing semicolon
 * @param comment why it is there, one short line; may be empty
 * @param hazards what it may cost
 * @param guards questions asked before it, whose wrong answer stops the run before harm
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
