package dev.limbeck.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it is shown to the user.
 *
 * @param id the id
 * @param downRevisions the revisions before it
 * @param branchLabels the labels of branches that begin at this revision
 * @param dependsOn the revisions of other branches that it depends on
 * @param message the message
 * @param created when the revision was created
 * @param path the source file, or null if there is only a class
 * @param marks the role of the revision in the graph and in the database
 * @param nextRevisions the revisions after it
 * @param branches the labels of the branches it belongs to, including those of revisions above and below it
 * @param dependents the revisions of other branches that depend on it
 * @param applied when it was applied, or null if it is not applied or the time was not recorded
 */
public record RevisionInfo(
        String id,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        String message,
        Instant created,
        @Nullable Path path,
        Marks marks,
        List<String> nextRevisions,
        List<String> branches,
        List<String> dependents,
        @Nullable Instant applied) {
    /** Copies the lists. */
    public RevisionInfo {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
        nextRevisions = List.copyOf(nextRevisions);
        branches = List.copyOf(branches);
        dependents = List.copyOf(dependents);
    }

    /**
     * The role of a revision.
     *
     * @param head whether the revision is a head, that is, no revision follows it
     * @param current whether the database is at this revision; false if the database was not read
     * @param branchPoint whether several revisions follow it
     * @param mergePoint whether it follows several revisions
     */
    public record Marks(boolean head, boolean current, boolean branchPoint, boolean mergePoint) {}
}
