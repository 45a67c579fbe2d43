package dev.limbeck.command;

import dev.limbeck.revision.Edges;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.UpgradePath;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The branches that a new revision joins: what they have in common, and what each adds to that. */
final class Joint {
    private final RevisionGraph graph;
    private final List<String> heads;
    private final List<RevisionStep> toCommon;
    private final VersionRows rows;

    /** Of what those revisions are the ends of; one that another contains is no end. */
    Joint(RevisionGraph graph, Collection<String> joined) {
        this.graph = graph;
        this.heads = joined.stream()
                .distinct()
                .filter(id -> joined.stream()
                        .noneMatch(other -> !other.equals(id) && below(other).contains(id)))
                .toList();
        Set<String> common = new LinkedHashSet<>(heads.isEmpty() ? Set.of() : below(heads.get(0)));
        heads.forEach(head -> common.retainAll(below(head)));
        this.toCommon = UpgradePath.to(graph, common);
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

    /** {@return the ends of the branches} */
    List<String> heads() {
        return heads;
    }

    /** {@return the way from nothing to what all branches have in common} */
    List<RevisionStep> toCommon() {
        return toCommon;
    }

    /** {@return the way from what all have in common to the end of that branch} */
    List<RevisionStep> branch(String head) {
        return UpgradePath.to(graph, rows, List.of(head));
    }

    /** {@return the way from what all have in common to the ends of all, with that branch first} */
    List<RevisionStep> all(String first) {
        List<RevisionStep> path = new ArrayList<>(branch(first));
        path.addAll(UpgradePath.to(graph, after(path), heads));
        return path;
    }

    /** {@return the way from what all have in common to the ends of all, as an empty database takes it} */
    List<RevisionStep> all() {
        return UpgradePath.to(graph, rows, heads);
    }

    /** {@return the rows after that way from what all have in common} */
    VersionRows after(List<RevisionStep> path) {
        return path.isEmpty() ? rows : path.get(path.size() - 1).after();
    }
}
