package dev.limbeck.result;

import java.util.List;

/**
 * One revision as it would be run.
 *
 * @param revision the revision
 * @param direction whether it is applied or reverted
 * @param operations the operations in order, without the statements that it runs through {@code op.connection()}
 */
public record PlannedRevision(RevisionInfo revision, Direction direction, List<PlannedOperation> operations) {
    /** Copies the list. */
    public PlannedRevision {
        operations = List.copyOf(operations);
    }
}
