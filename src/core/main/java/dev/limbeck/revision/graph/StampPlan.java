package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The changes to the version table that record the database as being at other revisions, without running any revision.
 *
 * @param changes the statements on the version table, in order
 * @param before the rows of the version table before the stamp
 * @param after the rows of the version table after the stamp
 */
public record StampPlan(List<RowChange> changes, VersionRows before, VersionRows after) {
    /** Copies the list. */
    public StampPlan {
        changes = List.copyOf(changes);
    }

    /**
     * {@return the stamp that moves the database to the given revisions} A target replaces the rows of its ancestors
     * and descendants; rows of other branches are kept. {@code base} removes all rows; {@code shop@base} removes the
     * rows of the {@code shop} branch.
     *
     * @param targets names that {@link RevisionResolver} accepts
     * @throws RevisionException if a target or a row does not fit the history, or one target is an ancestor of another
     */
    public static StampPlan create(RevisionGraph graph, VersionRows current, List<String> targets) {
        RevisionResolver resolver = graph.resolver(current);
        refuseBaseWithOthers(resolver, targets);
        graph.current(current);
        List<Node> rows = graph.nodesOf(current.ids());
        Set<Node> wanted = new LinkedHashSet<>();
        Set<Node> replaced = new LinkedHashSet<>();
        for (String target : targets) {
            List<Node> nodes = resolver.nodes(target);
            if (nodes.isEmpty()) {
                Node branch = resolver.branch(resolver.parse(target));
                replaced.addAll(branch == null ? rows : RevisionResolver.line(branch, Edges.ALL));
            }
            wanted.addAll(nodes);
        }
        wanted.forEach(node -> replaced.addAll(RevisionResolver.line(node, Edges.ALL)));
        return between(rows, replaced, checked(wanted));
    }

    /**
     * {@return the stamp that first deletes all rows, including the rows of unknown revisions}
     *
     * @throws RevisionException if a target does not fit the history, or one target is an ancestor of another
     */
    public static StampPlan createPurged(RevisionGraph graph, VersionRows current, List<String> targets) {
        RevisionResolver resolver = graph.resolver();
        refuseBaseWithOthers(resolver, targets);
        Set<Node> wanted = new LinkedHashSet<>();
        targets.forEach(target -> wanted.addAll(resolver.nodes(target)));
        List<RowChange> changes = new ArrayList<>();
        current.ids().forEach(id -> changes.add(new RowChange.Delete(id)));
        checked(wanted).forEach(node -> changes.add(new RowChange.Insert(node.id())));
        return new StampPlan(changes, current, current.apply(changes));
    }

    /** Rejects the base of the whole history if it is specified together with a revision. */
    private static void refuseBaseWithOthers(RevisionResolver resolver, List<String> targets) {
        boolean base = targets.stream()
                .anyMatch(target -> resolver.branch(resolver.parse(target)) == null
                        && resolver.nodes(target).isEmpty());
        boolean others =
                targets.stream().anyMatch(target -> !resolver.nodes(target).isEmpty());
        if (base && others) {
            throw new RevisionException(
                    RevisionException.Kind.OVERLAP,
                    "You specified base, which removes all revisions, together with other revisions. Specify either"
                            + " base or the revisions.");
        }
    }

    private static List<Node> checked(Set<Node> wanted) {
        List<Node> nodes = List.copyOf(wanted);
        RevisionGraph.refuseOverlap(nodes, "You specified", "Omit the one that the other already includes.");
        return nodes;
    }

    private static StampPlan between(List<Node> rows, Set<Node> replaced, List<Node> wanted) {
        List<String> removed = rows.stream()
                .filter(row -> replaced.contains(row) && !wanted.contains(row))
                .map(Node::id)
                .toList();
        List<String> added = wanted.stream()
                .filter(node -> !rows.contains(node))
                .map(Node::id)
                .toList();
        int moved = Math.min(removed.size(), added.size());
        List<RowChange> changes = new ArrayList<>();
        removed.subList(moved, removed.size()).forEach(id -> changes.add(new RowChange.Delete(id)));
        for (int row = 0; row < moved; row++) {
            changes.add(new RowChange.Update(removed.get(row), added.get(row)));
        }
        added.subList(moved, added.size()).forEach(id -> changes.add(new RowChange.Insert(id)));
        VersionRows before = VersionRows.of(rows.stream().map(Node::id).toList());
        return new StampPlan(changes, before, before.apply(changes));
    }
}
