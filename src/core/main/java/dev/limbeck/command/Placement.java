package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a new revision is to stand in the history, and on the disk.
 *
 * @param heads names of the revisions it follows; none means the head, {@code base} begins a history of its own
 * @param splice whether it may follow a revision that another follows already, and so begin a branch
 * @param branchLabels names for the branch that begins with it
 * @param dependsOn names of revisions of other branches that must be applied before it
 * @param versionPath the folder it goes to, one of {@code revisions.locations}; null for that of the revision before it
 */
public record Placement(
        List<String> heads,
        boolean splice,
        List<String> branchLabels,
        List<String> dependsOn,
        @Nullable Path versionPath) {
    /** After the head. */
    public static final Placement AFTER_HEAD = new Placement(List.of(), false, List.of(), List.of(), null);

    /** Copies the lists. */
    public Placement {
        heads = List.copyOf(heads);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }
}
