package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A range {@code lower:upper} of a history.
 *
 * @param lower the first revision; {@code base} if nothing precedes the colon
 * @param upper the last revision; {@code heads} if nothing follows the colon
 */
public record RevisionRange(String lower, String upper) {
    /** The whole history. */
    public static final RevisionRange ALL = new RevisionRange("base", "heads");

    /**
     * {@return whether the range is the whole history} The method avoids the record's {@code equals}, because linking
     * it would take 2 ms.
     */
    public boolean isAll() {
        return lower.equals(ALL.lower) && upper.equals(ALL.upper);
    }

    /**
     * {@return the range that the text describes}
     *
     * @throws RevisionException of kind {@code NOT_A_RANGE} if the text does not contain exactly one colon
     */
    public static RevisionRange parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            throw new RevisionException(
                    Kind.NOT_A_RANGE,
                    "\"" + text
                            + "\" is not a range.\nWrite two revisions separated by a colon; either may be omitted:"
                            + " ae10:head, :current, -3:current.");
        }
        String lower = text.substring(0, colon).strip();
        String upper = text.substring(colon + 1).strip();
        return new RevisionRange(lower.isEmpty() ? ALL.lower : lower, upper.isEmpty() ? ALL.upper : upper);
    }

    /**
     * {@return the revisions of the range including both ends, newest first} Steps that are specified without a
     * revision are counted from the other end of the range; if there are too many, the range ends where the history
     * ends.
     *
     * @param current the rows of the version table, for {@code current}
     * @throws RevisionException if an end cannot be resolved, or the lower end is not below the upper end
     */
    public List<RevisionFile> revisions(RevisionGraph graph, VersionRows current) {
        RevisionResolver resolver = graph.resolver(current);
        RevisionName below = resolver.parse(lower);
        RevisionName above = resolver.parse(upper);
        boolean fromBelow = above.fromCurrent() && above.symbol() == null;
        List<Node> tops = fromBelow ? List.of() : end(resolver, upper);
        boolean fromAbove = !fromBelow && below.fromCurrent() && below.symbol() == null;
        List<Node> bottoms = end(fromAbove ? resolverAt(graph, tops) : resolver, lower);
        if (fromBelow) {
            tops = end(resolverAt(graph, bottoms), upper);
        }
        Node branch = resolver.branch(below);
        return RevisionGraph.files(between(bottoms, RevisionResolver.filterBranch(tops, branch)));
    }

    private static RevisionResolver resolverAt(RevisionGraph graph, List<Node> nodes) {
        return graph.resolver(VersionRows.of(nodes.stream().map(Node::id).toList()));
    }

    private static List<Node> end(RevisionResolver resolver, String name) {
        RevisionName identifier = resolver.parse(name);
        if (identifier.steps() == null) {
            return resolver.resolveAbsolute(identifier, name);
        }
        StepWalk walk = new StepWalk(resolver, name, true);
        Node node = identifier.steps() > 0 ? walk.walkUp(identifier) : walk.walkDown(identifier);
        return node == null ? List.of() : List.of(node);
    }

    private Set<Node> between(List<Node> bottoms, List<Node> tops) {
        Set<Node> between = new LinkedHashSet<>(Node.withAncestors(tops, Edges.ALL));
        if (!between.containsAll(bottoms)) {
            throw notUp();
        }
        if (!bottoms.isEmpty()) {
            between.retainAll(Node.withDescendants(bottoms, Edges.DOWN_REVISIONS));
        }
        return between;
    }

    RevisionException notUp() {
        return new RevisionException(
                Kind.NOT_A_RANGE,
                "The range " + this + " is not valid: " + lower + " is not before " + upper
                        + " on the same branch.\nWrite the older revision first.");
    }

    /** {@return the range in the form {@code lower:upper}} */
    @Override
    public String toString() {
        return lower + ":" + upper;
    }
}
