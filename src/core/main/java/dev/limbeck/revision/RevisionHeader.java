package dev.limbeck.revision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of {@code @Revision}, or the header of an SQL revision.
 *
 * @param id the revision's id
 * @param downRevisions the revisions before it; none for a first revision, two or more for a merge
 * @param branchLabels labels of the branch that begins here
 * @param dependsOn ids or labels of other revisions that must be applied first
 * @param irreversible the reason why the revision cannot be reverted, or null
 * @param created when the revision was created
 * @param exactNames whether all names in the file are exact
 */
public record RevisionHeader(
        String id,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable String irreversible,
        Instant created,
        boolean exactNames) {
    /** Copies the lists. */
    public RevisionHeader {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Creates the header of a revision with plain names. */
    public RevisionHeader(
            String id,
            List<String> downRevisions,
            List<String> branchLabels,
            List<String> dependsOn,
            @Nullable String irreversible,
            Instant created) {
        this(id, downRevisions, branchLabels, dependsOn, irreversible, created, false);
    }
}
