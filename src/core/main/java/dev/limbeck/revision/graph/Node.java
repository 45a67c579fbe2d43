package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** A revision and its neighbors in the graph. Mutable while the graph is built. */
final class Node {
    final RevisionFile file;
    /** The position of the revision among all revisions, newest first. */
    final int order;

    /** Most revisions have one parent and one child, and a long history has tens of thousands of revisions. */
    final List<Node> parents = new ArrayList<>(1);

    final List<Node> children = new ArrayList<>(1);
    /** The revisions that this revision depends on, in the order in which its file lists them. */
    final List<Node> dependencies = new ArrayList<>();
    /** The revisions that depend on this revision. */
    final List<Node> dependents = new ArrayList<>();
    /** The parents and dependencies, except those that are ancestors of another parent or dependency. */
    List<Node> below = List.of();

    private Set<String> labels = Set.of();
    /** The length of the longest path to a revision without ancestors; all ancestors have a lower rank. */
    int rank;

    Node(RevisionFile file, int order) {
        this.file = file;
        this.order = order;
    }

    String id() {
        return file.id();
    }

    /** {@return the labels of the branches that the revision belongs to, sorted} */
    Set<String> labels() {
        return labels;
    }

    void addLabel(String label) {
        if (labels.isEmpty()) {
            labels = new TreeSet<>();
        }
        labels.add(label);
    }

    List<Node> predecessors(Edges edges) {
        return edges == Edges.DOWN_REVISIONS ? parents : joined(parents, dependencies);
    }

    List<Node> successors(Edges edges) {
        return edges == Edges.DOWN_REVISIONS ? children : joined(children, dependents);
    }

    private static List<Node> joined(List<Node> nodes, List<Node> more) {
        if (more.isEmpty()) {
            return nodes;
        }
        Set<Node> joined = new LinkedHashSet<>(nodes);
        joined.addAll(more);
        return List.copyOf(joined);
    }

    /**
     * {@return whether the other revision must be applied before this revision} Revisions with a lower rank than the
     * other revision are not searched.
     */
    boolean contains(Node other) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        open.push(this);
        while (!open.isEmpty()) {
            for (Node next : open.pop().predecessors(Edges.ALL)) {
                if (next == other) {
                    return true;
                }
                if (next.rank > other.rank && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }

    /** {@return the nodes and all their ancestors} */
    static Set<Node> withAncestors(Collection<Node> nodes, Edges edges) {
        return reach(nodes, node -> node.predecessors(edges));
    }

    /** {@return the nodes and all their descendants} */
    static Set<Node> withDescendants(Collection<Node> nodes, Edges edges) {
        return reach(nodes, node -> node.successors(edges));
    }

    private static Set<Node> reach(Collection<Node> from, Function<Node, List<Node>> next) {
        Set<Node> reached = new LinkedHashSet<>(from);
        Deque<Node> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (Node neighbor : next.apply(open.pop())) {
                if (reached.add(neighbor)) {
                    open.push(neighbor);
                }
            }
        }
        return reached;
    }

    @Override
    public String toString() {
        return id();
    }
}
