package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Works out which revisions an upgrade applies, in which order, with their dependencies. */
public final class UpgradePath {
    private UpgradePath() {}

    /**
     * {@return the steps from those rows to the target; none when it is reached already}
     *
     * @param current the rows of the version table
     * @param target a name of {@link RevisionResolver}: {@code head}, {@code heads}, {@code +2}, {@code shop@head}…
     * @throws RevisionException if the rows or the target do not fit the history
     */
    public static List<RevisionStep> to(RevisionGraph graph, VersionRows current, String target) {
        return steps(graph, current, targets(graph.resolver(current), target));
    }

    /**
     * {@return the steps of a range {@code from:to}, whatever the database holds: for scripts}
     *
     * @throws RevisionException if an end cannot be resolved, or the range does not lead up
     */
    public static List<RevisionStep> between(RevisionGraph graph, RevisionRange range) {
        RevisionResolver resolver = graph.resolver();
        List<Node> start = resolver.nodes(range.lower());
        VersionRows rows = VersionRows.of(start.stream().map(Node::id).toList());
        List<Node> targets = RevisionResolver.onLine(
                targets(graph.resolver(rows), range.upper()), resolver.branch(resolver.parse(range.lower())));
        if (!Node.andBelow(targets, Edges.ALL).containsAll(start)) {
            throw range.refused();
        }
        return steps(graph, rows, targets);
    }

    /** {@return the steps from nothing to those revisions, with everything they need} */
    public static List<RevisionStep> to(RevisionGraph graph, Collection<String> ids) {
        return steps(graph, VersionRows.NONE, graph.nodesOf(ids));
    }

    /** {@return the steps from those rows to those revisions, with everything they need} */
    public static List<RevisionStep> to(RevisionGraph graph, VersionRows current, Collection<String> ids) {
        return steps(graph, current, graph.nodesOf(ids));
    }

    private static List<Node> targets(RevisionResolver resolver, String target) {
        Identifier identifier = resolver.parse(target);
        if (identifier.fromCurrent() && identifier.steps() != null && identifier.steps() <= 0) {
            throw new RevisionException(
                    Kind.TOO_FAR,
                    "\"" + target + "\" does not lead up.\nAn upgrade takes +1, +2…; `limbeck downgrade` takes -1.");
        }
        return resolver.nodes(target);
    }

    private static List<RevisionStep> steps(RevisionGraph graph, VersionRows current, List<Node> targets) {
        Set<Node> needed = new LinkedHashSet<>(Node.andBelow(targets, Edges.ALL));
        needed.removeAll(Node.andBelow(graph.current(current), Edges.ALL));
        List<Node> order = new ArrayList<>(NewestFirst.order(needed));
        Collections.reverse(order);
        RowKeeper keeper = new RowKeeper(graph, current);
        order.forEach(keeper::upgrade);
        return keeper.steps();
    }
}
