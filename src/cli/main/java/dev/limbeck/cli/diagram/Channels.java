package dev.limbeck.cli.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The channels through which lines pass the columns between their two boxes. A channel is a low, invisible box, so a
 * line in a channel never runs under a table. All lines to the same box share the channels.
 */
final class Channels {
    private static final double HEIGHT = 6;
    /** If a group of boxes needs more channels than this, its lines are drawn without channels, to save time. */
    private static final int MOST = 4000;

    private final LayoutGraph original;
    private final LayoutGraph graph = new LayoutGraph();
    private final Map<List<Integer>, Integer> channels = new HashMap<>();
    private final Map<Integer, Integer> targets = new HashMap<>();

    Channels(LayoutGraph original) {
        this.original = original;
        original.boxes.forEach(box -> graph.add(box.width(), box.height()));
    }

    /** {@return a graph of the boxes, followed by the channels, in which each line leads to an adjacent column} */
    LayoutGraph graph() {
        return graph;
    }

    LayoutGraph original() {
        return original;
    }

    boolean isChannel(int box) {
        return box >= original.size();
    }

    /**
     * Adds the lines between the boxes of the given columns, and adds the channels that these lines need to the
     * columns.
     */
    void add(List<List<Integer>> columns) {
        int[] column = new int[original.size()];
        List<Integer> boxes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int box : columns.get(i)) {
                column[box] = i;
                boxes.add(box);
            }
        }
        boolean direct = needed(boxes, column) > MOST;
        for (int child : boxes) {
            for (int parent : original.boxes.get(child).parents()) {
                int previous = child;
                for (int at : direct ? List.<Integer>of() : between(column[child], column[parent])) {
                    int channel = channels.computeIfAbsent(List.of(parent, at), ignored -> {
                        int added = graph.add(0, HEIGHT);
                        columns.get(at).add(added);
                        targets.put(added, parent);
                        return added;
                    });
                    graph.connect(previous, channel);
                    previous = channel;
                }
                graph.connect(previous, parent);
            }
        }
    }

    private int needed(List<Integer> boxes, int[] column) {
        int needed = 0;
        for (int child : boxes) {
            for (int parent : original.boxes.get(child).parents()) {
                needed += between(column[child], column[parent]).size();
            }
        }
        return needed;
    }

    /**
     * Returns the columns between two columns, in the order in which a line from the first to the second passes them.
     */
    private static List<Integer> between(int from, int to) {
        List<Integer> between = new ArrayList<>();
        int step = Integer.signum(to - from);
        for (int at = from + step; step != 0 && at != to; at += step) {
            between.add(at);
        }
        return between;
    }

    /** {@return the channels of a line, from the child to the parent; empty if there are none} */
    List<Integer> route(int child, int parent) {
        List<Integer> route = new ArrayList<>();
        int at = next(child, parent);
        while (at >= 0) {
            route.add(at);
            at = next(at, parent);
        }
        return route;
    }

    private int next(int box, int parent) {
        List<Integer> parents = graph.boxes.get(box).parents();
        if (parents.contains(parent)) {
            return -1;
        }
        return parents.stream()
                .filter(other -> parent == target(other))
                .findFirst()
                .orElse(-1);
    }

    /** Returns the box to which the lines in a channel lead, or -1 if the box is not a channel. */
    private int target(int box) {
        return targets.getOrDefault(box, -1);
    }
}
