package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines which revisions a downgrade reverts, and in which order, including all revisions that depend on a reverted
 * revision.
 */
public final class DowngradePath {
    private DowngradePath() {}

    /**
     * {@return the steps from the given rows down to the target; none if the target has been reached}
     *
     * @param current the rows of the version table
     * @param target a name that {@link RevisionResolver} accepts: {@code base}, {@code -1}, {@code shop@base}, an id…
     * @throws RevisionException if the rows or the target are not in the history, the target is not below the rows, or
     *     a revision on the path is irreversible
     */
    public static List<RevisionStep> findSteps(RevisionGraph graph, VersionRows current, String target) {
        List<RevisionStep> steps = stepsTo(graph, current, target);
        for (RevisionStep step : steps) {
            String reason = step.revision().irreversible();
            if (reason != null) {
                throw new RevisionException(
                        Kind.IRREVERSIBLE,
                        "Revision " + step.revision().id() + " ("
                                + step.revision().message() + ") cannot be reverted: " + reason
                                + "\nNothing was changed.");
            }
        }
        return steps;
    }

    /**
     * {@return the steps of a range {@code from:to}, independent of any database; for scripts}
     *
     * @throws RevisionException if an end cannot be resolved, the range does not lead down, or a revision on the path
     *     is irreversible
     */
    public static List<RevisionStep> findStepsBetween(RevisionGraph graph, RevisionRange range) {
        VersionRows from = VersionRows.of(
                graph.resolver().nodes(range.lower()).stream().map(Node::id).toList());
        return findSteps(graph, from, range.upper());
    }

    /**
     * {@return the steps that revert the given revisions and all applied revisions after them, in the order of a
     * downgrade} The steps may include irreversible revisions.
     */
    public static List<RevisionStep> of(RevisionGraph graph, VersionRows current, Collection<String> ids) {
        Set<Node> reverted = new LinkedHashSet<>(Node.withDescendants(graph.nodesOf(ids), Edges.ALL));
        reverted.retainAll(Node.withAncestors(graph.current(current), Edges.ALL));
        return steps(graph, current, reverted);
    }

    private static List<RevisionStep> stepsTo(RevisionGraph graph, VersionRows current, String target) {
        List<Node> rows = graph.current(current);
        Goal goal = Goal.of(graph.resolver(current), target);
        Set<Node> reverted = new LinkedHashSet<>(Node.withDescendants(goal.roots(graph), Edges.ALL));
        reverted.retainAll(Node.withAncestors(rows, Edges.ALL));
        if (goal.node != null && reverted.isEmpty() && !rows.contains(goal.node)) {
            throw goal.notBelow(current);
        }
        return steps(graph, current, reverted);
    }

    private static List<RevisionStep> steps(RevisionGraph graph, VersionRows current, Set<Node> reverted) {
        VersionRowTracker keeper = new VersionRowTracker(graph, current);
        HistoryOrder.sort(reverted).forEach(keeper::downgrade);
        return keeper.steps();
    }

    /**
     * The target of a downgrade.
     *
     * @param name the name that the user specified
     * @param node the revision that stays applied, or null for the base
     * @param branch the branch to which the downgrade is limited, or null
     */
    private record Goal(String name, @Nullable Node node, @Nullable Node branch) {
        static Goal of(RevisionResolver resolver, String name) {
            RevisionName identifier = resolver.parse(name);
            Node branch = resolver.branch(identifier);
            if (identifier.steps() == null) {
                return new Goal(
                        name, RevisionResolver.oneOrBase(name, resolver.resolveAbsolute(identifier, name)), branch);
            }
            StepWalk steps = new StepWalk(resolver, name, false);
            if (!identifier.fromCurrent()) {
                Node node = identifier.steps() > 0 ? steps.walkUp(identifier) : steps.walkDown(identifier);
                return new Goal(name, node, branch);
            }
            if (identifier.steps() >= 0) {
                throw new RevisionException(
                        Kind.TOO_FAR,
                        "\"" + name
                                + "\" is not a step down.\nUse -1, -2… with `limbeck downgrade`, and +1 with "
                                + "`limbeck upgrade`.");
            }
            Node start = steps.startDown(branch);
            return new Goal(name, steps.walkDown(identifier), branch == null ? start : branch);
        }

        /** {@return the lowest revisions to revert: the bases, or the children of the revision that stays applied} */
        List<Node> roots(RevisionGraph graph) {
            List<Node> all = node == null ? graph.baseNodes() : node.children;
            return RevisionResolver.filterBranch(all, branch);
        }

        RevisionException notBelow(VersionRows current) {
            return new RevisionException(
                    Kind.NOT_BELOW,
                    "\"" + name + "\" is not below the current revision (" + current
                            + "), or no later revision of its branch is applied.\n"
                            + "`limbeck history -i` shows the current revisions.");
        }
    }
}
