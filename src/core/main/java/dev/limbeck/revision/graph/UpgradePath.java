package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Determines which revisions an upgrade applies, and in which order, including dependencies. */
public final class UpgradePath {
    private UpgradePath() {}

    /**
     * {@return the steps from the given rows to the target; none if the target has been reached}
     *
     * @param current the rows of the version table
     * @param target a name that {@link RevisionResolver} accepts: {@code head}, {@code heads}, {@code +2}, {@code
     *     shop@head}…
     * @throws RevisionException if the rows or the target are not in the history
     */
    public static List<RevisionStep> findSteps(RevisionGraph graph, VersionRows current, String target) {
        return steps(graph, current, targets(graph.resolver(current), target));
    }

    /**
     * {@return the steps of a range {@code from:to}, independent of any database; for scripts}
     *
     * @throws RevisionException if an end of the range cannot be resolved, or the range does not lead from older to
     *     newer revisions
     */
    public static List<RevisionStep> findStepsBetween(RevisionGraph graph, RevisionRange range) {
        RevisionResolver resolver = graph.resolver();
        List<Node> start = resolver.nodes(range.lower());
        VersionRows rows = VersionRows.of(start.stream().map(Node::id).toList());
        List<Node> targets = RevisionResolver.filterBranch(
                targets(graph.resolver(rows), range.upper()), resolver.branch(resolver.parse(range.lower())));
        if (!Node.withAncestors(targets, Edges.ALL).containsAll(start)) {
            throw range.notUp();
        }
        return steps(graph, rows, targets);
    }

    /**
     * {@return the steps from an empty database to the given revisions, including everything that these revisions need}
     */
    public static List<RevisionStep> findSteps(RevisionGraph graph, Collection<String> ids) {
        return steps(graph, VersionRows.NONE, graph.nodesOf(ids));
    }

    /** {@return the steps from the given rows to the given revisions, with everything that these revisions need} */
    public static List<RevisionStep> findSteps(RevisionGraph graph, VersionRows current, Collection<String> ids) {
        return steps(graph, current, graph.nodesOf(ids));
    }

    private static List<Node> targets(RevisionResolver resolver, String target) {
        RevisionName identifier = resolver.parse(target);
        if (identifier.fromCurrent() && identifier.steps() != null && identifier.steps() <= 0) {
            throw new RevisionException(
                    Kind.TOO_FAR,
                    "\"" + target
                            + "\" is not a step up.\nUse +1, +2… with `limbeck upgrade`, and -1, -2… with `limbeck downgrade`.");
        }
        return resolver.nodes(target);
    }

    private static List<RevisionStep> steps(RevisionGraph graph, VersionRows current, List<Node> targets) {
        Set<Node> needed = new LinkedHashSet<>(Node.withAncestors(targets, Edges.ALL));
        needed.removeAll(Node.withAncestors(graph.current(current), Edges.ALL));
        List<Node> order = new ArrayList<>(HistoryOrder.sort(needed));
        Collections.reverse(order);
        VersionRowTracker keeper = new VersionRowTracker(graph, current);
        order.forEach(keeper::upgrade);
        return keeper.steps();
    }
}
