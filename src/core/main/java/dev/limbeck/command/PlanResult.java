package dev.limbeck.command;

import java.util.List;

/**
 * What {@code limbeck upgrade --plan} or {@code downgrade --plan} found out.
 *
 * @param revisions the revisions in the order in which they would run
 * @param current the revisions the database is at
 * @param locking who would have to wait
 * @param warnings what the plan could not see
 */
public record PlanResult(List<PlannedRevision> revisions, List<String> current, String locking, List<String> warnings) {
    /** Copies the lists. */
    public PlanResult {
        revisions = List.copyOf(revisions);
        current = List.copyOf(current);
        warnings = List.copyOf(warnings);
    }
}
