package dev.limbeck.revision.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts revisions in the order of a history: each revision comes before the revisions below it, and if possible one
 * branch is listed completely before the next branch.
 */
final class HistoryOrder {
    private final Set<Node> todo;
    private final Map<Node, Integer> waiting = new HashMap<>();
    private final List<Node> ready = new ArrayList<>();

    private HistoryOrder(Collection<Node> nodes) {
        todo = new LinkedHashSet<>(nodes);
    }

    /** {@return the nodes in the order of the history} */
    static List<Node> sort(Collection<Node> nodes) {
        return nodes.size() <= 1 ? List.copyOf(nodes) : new HistoryOrder(sorted(nodes)).order();
    }

    private static List<Node> sorted(Collection<Node> nodes) {
        if (nodes.size() <= 1) {
            return List.copyOf(nodes);
        }
        return nodes.stream()
                .sorted(Comparator.comparingInt(node -> node.order))
                .toList();
    }

    private List<Node> order() {
        todo.forEach(node -> node.below.forEach(below -> waiting.merge(below, 1, Integer::sum)));
        todo.stream().filter(node -> !waiting.containsKey(node)).forEach(ready::add);
        List<Node> ordered = new ArrayList<>(todo.size());
        int at = 0;
        while (!ready.isEmpty()) {
            Node node = ready.remove(at);
            ordered.add(node);
            at = next(node, at);
        }
        return ordered;
    }

    /**
     * {@return the index of the next node: a node below the given node if there is one, otherwise a node of the branch
     * that must come first, otherwise any node}
     */
    private int next(Node node, int at) {
        Node blocked = null;
        int inserted = at;
        for (Node below : sorted(node.below)) {
            if (!todo.contains(below)) {
                continue;
            }
            if (waiting.merge(below, -1, Integer::sum) > 0) {
                blocked = blocked == null ? below : blocked;
            } else {
                ready.add(inserted++, below);
            }
        }
        if (inserted > at || blocked == null) {
            return Math.min(at, Math.max(0, ready.size() - 1));
        }
        for (int candidate = 0; candidate < ready.size(); candidate++) {
            if (ready.get(candidate).contains(blocked)) {
                return candidate;
            }
        }
        return 0;
    }
}
