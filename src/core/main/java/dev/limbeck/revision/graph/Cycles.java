package dev.limbeck.revision.graph;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds cycles in a history. */
final class Cycles {
    private Cycles() {}

    /**
     * Removes the revisions that have no remaining ancestors, one after another, and sets their ranks. If revisions
     * remain, some of them form a cycle.
     *
     * @throws RevisionException of kind {@code CYCLE} or {@code DEPENDENCY_CYCLE}, with the cycle and its files in the
     *     message
     */
    static void requireNone(Collection<Node> nodes, Edges edges) {
        Map<Node, Integer> remaining = new HashMap<>();
        Deque<Node> free = new ArrayDeque<>();
        for (Node node : nodes) {
            int below = node.predecessors(edges).size();
            if (below == 0) {
                free.add(node);
            } else {
                remaining.put(node, below);
            }
        }
        while (!free.isEmpty()) {
            Node node = free.remove();
            for (Node above : node.successors(edges)) {
                above.rank = Math.max(above.rank, node.rank + 1);
                if (remaining.merge(above, -1, Integer::sum) == 0) {
                    remaining.remove(above);
                    free.add(above);
                }
            }
        }
        if (!remaining.isEmpty()) {
            throw failure(cycle(nodes, remaining, edges), edges);
        }
    }

    /** Finds a cycle by walking down: every remaining revision has another remaining revision below it. */
    private static List<Node> cycle(Collection<Node> nodes, Map<Node, Integer> remaining, Edges edges) {
        List<Node> path = new ArrayList<>();
        Node node = nodes.stream().filter(remaining::containsKey).findFirst().orElseThrow();
        while (!path.contains(node)) {
            path.add(node);
            node = node.predecessors(edges).stream()
                    .filter(remaining::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        return path.subList(path.indexOf(node), path.size());
    }

    private static RevisionException failure(List<Node> cycle, Edges edges) {
        boolean branches = edges == Edges.DOWN_REVISIONS;
        String names = cycle.stream().map(Node::id).collect(Collectors.joining(" -> "));
        String places =
                cycle.stream().map(node -> node.file.location()).sorted().collect(Collectors.joining("\n  "));
        return new RevisionException(
                branches ? Kind.CYCLE : Kind.DEPENDENCY_CYCLE,
                "These revisions form a cycle: " + names + " -> " + cycle.get(0) + "\n  " + places
                        + "\nCorrect " + (branches ? "downRevision" : "downRevision or dependsOn")
                        + " in one of them.");
    }
}
