package dev.limbeck.revision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Revision} says.
 *
 * @param id the revision's id
 * @param downRevisions the revisions before it; none for a first revision, two or more for a merge
 * @param branchLabels names for the branch that begins here
 * @param dependsOn ids or labels of revisions that must be applied before
 * @param irreversible why it cannot be taken back, or null
 * @param created when it was written
 */
public record RevisionHeader(
        String id,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable String irreversible,
        Instant created) {
    /** Copies the lists. */
    public RevisionHeader {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** {@return a header with nothing but its place in the history} */
    public static RevisionHeader of(String id, List<String> downRevisions, Instant created) {
        return new RevisionHeader(id, downRevisions, List.of(), List.of(), null, created);
    }
}
