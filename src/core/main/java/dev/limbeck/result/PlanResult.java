package dev.limbeck.result;

import java.util.List;

/**
 * The result of {@code limbeck upgrade --plan} or {@code downgrade --plan}.
 *
 * @param revisions the revisions in the order in which they would run
 * @param current the current revisions of the database
 * @param locking how the run would lock the database
 * @param warnings the facts that the plan could not determine, one line each
 * @param review the affected tables and the history, for a reviewer
 */
public record PlanResult(
        List<PlannedRevision> revisions, List<String> current, String locking, List<String> warnings, Review review) {
    /** Copies the lists. */
    public PlanResult {
        revisions = List.copyOf(revisions);
        current = List.copyOf(current);
        warnings = List.copyOf(warnings);
    }
}
