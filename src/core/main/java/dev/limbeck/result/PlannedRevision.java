package dev.limbeck.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision as it would be run.
 *
 * @param revision the revision
 * @param direction whether it is applied or reverted
 * @param stepByStep whether its steps run one by one instead of in one transaction
 * @param form the reason why it runs in one transaction or step by step; null if the database supports only one of the
 *     two
 * @param operations the operations in order, without the statements that the revision runs through
 *     {@code op.connection()}
 * @param finished descriptions of the steps that an earlier run has finished and that do not run again; not empty only
 *     if the database is in the middle of this revision
 */
public record PlannedRevision(
        RevisionInfo revision,
        Direction direction,
        boolean stepByStep,
        @Nullable String form,
        List<PlannedOperation> operations,
        List<String> finished) {
    /** Copies the lists. */
    public PlannedRevision {
        operations = List.copyOf(operations);
        finished = List.copyOf(finished);
    }
}
