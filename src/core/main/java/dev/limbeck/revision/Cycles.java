package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds rings in a history. */
final class Cycles {
    private Cycles() {}

    /**
     * Takes away revisions with nothing below them until none is left, and ranks them on the way; what then remains
     * holds a ring.
     *
     * @throws RevisionException of kind {@code CYCLE} or {@code DEPENDENCY_CYCLE}, naming the ring and its files
     */
    static void refuse(Collection<Node> nodes, Edges edges) {
        Map<Node, Integer> waiting = new HashMap<>();
        Deque<Node> free = new ArrayDeque<>();
        for (Node node : nodes) {
            int below = node.down(edges).size();
            if (below == 0) {
                free.add(node);
            } else {
                waiting.put(node, below);
            }
        }
        while (!free.isEmpty()) {
            Node node = free.remove();
            for (Node above : node.up(edges)) {
                above.rank = Math.max(above.rank, node.rank + 1);
                if (waiting.merge(above, -1, Integer::sum) == 0) {
                    waiting.remove(above);
                    free.add(above);
                }
            }
        }
        if (!waiting.isEmpty()) {
            throw refusal(ring(nodes, waiting, edges), edges);
        }
    }

    /** From any revision that waits, something below it waits too: walked far enough, the walk is on a ring. */
    private static List<Node> ring(Collection<Node> nodes, Map<Node, Integer> waiting, Edges edges) {
        List<Node> walked = new ArrayList<>();
        Node node = nodes.stream().filter(waiting::containsKey).findFirst().orElseThrow();
        while (!walked.contains(node)) {
            walked.add(node);
            node = node.down(edges).stream()
                    .filter(waiting::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
        return walked.subList(walked.indexOf(node), walked.size());
    }

    private static RevisionException refusal(List<Node> ring, Edges edges) {
        boolean branches = edges == Edges.DOWN_REVISIONS;
        String names = ring.stream().map(Node::id).collect(Collectors.joining(" -> "));
        String places = ring.stream().map(node -> node.file.place()).sorted().collect(Collectors.joining("\n  "));
        return new RevisionException(
                branches ? Kind.CYCLE : Kind.DEPENDENCY_CYCLE,
                "These revisions come after each other in a ring: " + names + " -> " + ring.get(0) + "\n  " + places
                        + "\nCorrect " + (branches ? "downRevision" : "downRevision or dependsOn")
                        + " in one of them.");
    }
}
