package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a number of steps up or down from a revision. Null is the base, below the first revision.
 *
 * @param resolver finds the revision at which the walk starts
 * @param name the name that is being resolved, for error messages
 * @param stopAtEnd whether to stop at the first or last revision if there are too many steps; if false, too many steps
 *     are an error
 */
record StepWalk(RevisionResolver resolver, String name, boolean stopAtEnd) {

    @Nullable
    Node walkUp(RevisionName identifier) {
        Node branch = resolver.branch(identifier);
        Node start = identifier.fromCurrent() ? startUp(branch) : symbol(identifier);
        return climb(start, steps(identifier), branch);
    }

    @Nullable
    Node walkDown(RevisionName identifier) {
        Node branch = resolver.branch(identifier);
        Node start = identifier.fromCurrent() ? startDown(branch) : symbol(identifier);
        return descend(start, -steps(identifier), branch);
    }

    private static int steps(RevisionName identifier) {
        return Objects.requireNonNull(identifier.steps());
    }

    private @Nullable Node symbol(RevisionName identifier) {
        return RevisionResolver.oneOrBase(
                name, resolver.resolveAbsolute(new RevisionName(identifier.branch(), identifier.symbol(), null), name));
    }

    /**
     * {@return the node at which an upgrade by steps begins: the only current revision, or the only current revision on
     * the branch if a branch is specified}
     */
    private @Nullable Node startUp(@Nullable Node branch) {
        List<Node> current = resolver.current();
        List<Node> starts = RevisionResolver.filterBranch(current, branch);
        if (starts.isEmpty() && branch != null) {
            starts = tips(RevisionResolver.filterBranch(Node.withAncestors(current, Edges.ALL), branch), Edges.ALL);
        }
        return only(starts);
    }

    /**
     * {@return the node at which a downgrade by steps begins; on a branch, this can be a revision that was applied only
     * as a dependency}
     */
    @Nullable
    Node startDown(@Nullable Node branch) {
        List<Node> current = resolver.current();
        List<Node> starts = RevisionResolver.filterBranch(current, branch);
        if (starts.isEmpty() && branch != null) {
            starts = RevisionResolver.filterBranch(
                    tips(Node.withAncestors(current, Edges.ALL), Edges.DOWN_REVISIONS), branch);
        }
        if (starts.isEmpty()) {
            throw new RevisionException(
                    Kind.TOO_FAR,
                    "\"" + name + "\" has no starting point: no revision" + (branch == null ? "" : " of that branch")
                            + " is applied.");
        }
        return only(starts);
    }

    /** {@return the nodes that are not below any of the other nodes} */
    private static List<Node> tips(Collection<Node> nodes, Edges edges) {
        Set<Node> under = new LinkedHashSet<>();
        nodes.forEach(node -> under.addAll(node.predecessors(edges)));
        return nodes.stream().filter(node -> !under.contains(node)).toList();
    }

    private @Nullable Node only(List<Node> starts) {
        if (starts.size() > 1) {
            throw new RevisionException(
                    Kind.AMBIGUOUS_STEPS,
                    "\"" + name + "\" is ambiguous, because there are several current revisions: "
                            + RevisionResolver.ids(starts) + ".\nAdd one of them, or its branch label: "
                            + starts.get(0) + "@" + name.substring(Math.max(0, name.indexOf('@') + 1)) + ".");
        }
        return starts.isEmpty() ? null : starts.get(0);
    }

    private @Nullable Node climb(@Nullable Node start, int steps, @Nullable Node branch) {
        Node node = start;
        for (int step = 0; step < steps; step++) {
            List<Node> next = RevisionResolver.filterBranch(
                    node == null ? resolver.graph().baseNodes() : node.children, branch);
            if (next.isEmpty()) {
                return end(node, step);
            }
            node = onward(next, node);
        }
        return node;
    }

    private @Nullable Node descend(@Nullable Node start, int steps, @Nullable Node branch) {
        Node node = start;
        for (int step = 0; step < steps; step++) {
            if (node == null) {
                return end(null, step);
            }
            List<Node> next =
                    node.parents.size() > 1 ? RevisionResolver.filterBranch(node.parents, branch) : node.parents;
            node = next.isEmpty() && node.parents.isEmpty() ? null : onward(next.isEmpty() ? node.parents : next, node);
        }
        return node;
    }

    private @Nullable Node end(@Nullable Node node, int done) {
        if (stopAtEnd) {
            return node;
        }
        String where = node == null ? "base" : node.id();
        throw new RevisionException(
                Kind.TOO_FAR,
                "\"" + name + "\" is too many steps: "
                        + (done == 0 ? "there is no step from " : "the history ends after " + done + ", at ") + where
                        + ".");
    }

    private Node onward(List<Node> next, @Nullable Node from) {
        if (next.size() > 1) {
            throw new RevisionException(
                    Kind.AMBIGUOUS_STEPS,
                    "\"" + name + "\" is ambiguous: from " + (from == null ? "base" : from.id()) + " it could lead to "
                            + RevisionResolver.ids(next)
                            + ".\nSpecify one of these revisions, or put a branch before the number of steps, as in"
                            + " shop@-1.");
        }
        return next.get(0);
    }
}
