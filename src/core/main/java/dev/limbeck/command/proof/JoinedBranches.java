package dev.limbeck.command.proof;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.Edges;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The branches that a new revision joins: their common revisions, and the revisions of each branch. */
final class JoinedBranches {
    private final RevisionGraph graph;
    private final List<String> heads;
    private final List<RevisionStep> toCommon;
    private final VersionRows rows;

    /** Creates the branches that end with the given revisions; a revision that is an ancestor of another is ignored. */
    JoinedBranches(RevisionGraph graph, Collection<String> joined) {
        this.graph = graph;
        this.heads = joined.stream()
                .distinct()
                .filter(id -> joined.stream()
                        .noneMatch(other -> !other.equals(id) && below(other).contains(id)))
                .toList();
        Set<String> common = new LinkedHashSet<>(heads.isEmpty() ? Set.of() : below(heads.get(0)));
        heads.forEach(head -> common.retainAll(below(head)));
        this.toCommon = UpgradePath.findSteps(graph, common);
        this.rows = toCommon.isEmpty()
                ? VersionRows.NONE
                : toCommon.get(toCommon.size() - 1).after();
    }

    private Set<String> below(String id) {
        Set<String> ids = new LinkedHashSet<>();
        graph.withAncestors(List.of(id), Edges.ALL).stream()
                .map(RevisionFile::id)
                .forEach(ids::add);
        return ids;
    }

    /** {@return the history} */
    RevisionGraph graph() {
        return graph;
    }

    /** {@return the last revisions of the branches} */
    List<String> heads() {
        return heads;
    }

    /** {@return the steps from an empty database to the common revisions} */
    List<RevisionStep> commonSteps() {
        return toCommon;
    }

    /** {@return the steps from the common revisions to the end of the given branch} */
    List<RevisionStep> branchSteps(String head) {
        return UpgradePath.findSteps(graph, rows, List.of(head));
    }

    /**
     * {@return the steps from the common revisions to the ends of all branches, with the steps of the given branch
     * first}
     */
    List<RevisionStep> allSteps(String first) {
        List<RevisionStep> path = new ArrayList<>(branchSteps(first));
        path.addAll(UpgradePath.findSteps(graph, rowsAfter(path), heads));
        return path;
    }

    /**
     * {@return the steps from the common revisions to the ends of all branches, in the order in which they are applied
     * to an empty database}
     */
    List<RevisionStep> allSteps() {
        return UpgradePath.findSteps(graph, rows, heads);
    }

    /** {@return the version rows that result from running the given steps, starting at the common revisions} */
    VersionRows rowsAfter(List<RevisionStep> path) {
        return path.isEmpty() ? rows : path.get(path.size() - 1).after();
    }
}
