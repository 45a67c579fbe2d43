package dev.limbeck.command.draft;

import dev.limbeck.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The place of a new revision in the history and on disk.
 *
 * @param downRevisions the ids of the revisions before it
 * @param branchLabels labels for the branch that begins with it
 * @param dependsOn ids or labels of revisions that must be applied before it
 * @param folder the folder of its file
 * @param packageName the Java package of its class
 */
public record RevisionPlace(
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        Path folder,
        String packageName) {
    /** Copies the lists. */
    public RevisionPlace {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /**
     * {@return the ids of the revisions that must be applied before the new revision: its down revisions and its
     * dependencies}
     */
    public List<String> predecessors(RevisionGraph graph) {
        List<String> ids = new ArrayList<>(downRevisions);
        dependsOn.forEach(name -> ids.add(graph.resolver().resolveOne(name).id()));
        return ids;
    }
}
