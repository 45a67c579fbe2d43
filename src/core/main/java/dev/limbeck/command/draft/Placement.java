package dev.limbeck.command.draft;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requested place of a new revision in the history and on disk.
 *
 * @param heads names of the revisions that the new revision follows; an empty list means the head, {@code base} begins
 *     a separate history
 * @param splice whether the new revision may follow a revision that is not a head, and thereby begin a branch
 * @param branchLabels labels for the branch that begins with it
 * @param dependsOn names of revisions of other branches that must be applied before it
 * @param versionPath the folder of its file, one of {@code revisions.locations}; null for the folder of the revision
 *     before it
 */
public record Placement(
        List<String> heads,
        boolean splice,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable Path versionPath) {
    /** The place after the head. */
    public static final Placement AFTER_HEAD = new Placement(List.of(), false, List.of(), List.of(), null);

    /** Copies the lists. */
    public Placement {
        heads = List.copyOf(heads);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }
}
