package dev.limbeck.cli.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Assigns the boxes of a connected graph to columns. Each box is in a column to the right of its parents, no column
 * exceeds a maximum height, and the boxes of a column are ordered so that few lines cross.
 */
final class Layers {
    private static final int SWEEPS = 12;
    private static final double WIDTH_TO_HEIGHT = 1.5;

    private final Channels channels;
    private final LayoutGraph graph;
    private final double gap;
    private final int[] layer;
    private final List<List<Integer>> columns = new ArrayList<>();

    private Layers(Channels channels, double gap) {
        this.channels = channels;
        this.graph = channels.original();
        this.gap = gap;
        this.layer = new int[graph.size()];
        Arrays.fill(layer, -1);
    }

    /** {@return the columns from left to right, each with its boxes and channels from top to bottom} */
    static List<List<Integer>> of(Channels channels, List<Integer> component, double gap, double columnGap) {
        Layers layers = new Layers(channels, gap);
        layers.assign(layers.parentsFirst(component), layers.limit(component, columnGap));
        layers.columns.removeIf(List::isEmpty);
        channels.add(layers.columns);
        layers.order();
        return layers.columns;
    }

    /** Returns the column height at which the picture becomes somewhat wider than it is high. */
    private double limit(List<Integer> component, double columnGap) {
        double area = 0;
        double highest = 0;
        for (int box : component) {
            LayoutGraph.Box size = graph.boxes.get(box);
            area += (size.width() + columnGap) * (size.height() + gap);
            highest = Math.max(highest, size.height());
        }
        return Math.max(highest, Math.sqrt(area / WIDTH_TO_HEIGHT));
    }

    /**
     * Returns the boxes in an order in which parents come before their children; a line that closes a cycle is ignored.
     */
    private List<Integer> parentsFirst(List<Integer> component) {
        List<Integer> byReferences = new ArrayList<>(component);
        byReferences.sort(
                Comparator.comparingInt(box -> -graph.boxes.get(box).children().size()));
        List<Integer> ordered = new ArrayList<>();
        int[] state = new int[graph.size()];
        for (int box : byReferences) {
            visit(box, state, ordered);
        }
        return ordered;
    }

    /** Visits a box after its parents, without recursion, since a chain of tables can be long. */
    private void visit(int start, int[] state, List<Integer> ordered) {
        List<Integer> path = new ArrayList<>(List.of(start));
        while (!path.isEmpty()) {
            int box = path.get(path.size() - 1);
            if (state[box] == 0) {
                state[box] = 1;
                graph.boxes.get(box).parents().stream()
                        .filter(parent -> state[parent] == 0)
                        .forEach(path::add);
            } else {
                path.remove(path.size() - 1);
                if (state[box] == 1) {
                    state[box] = 2;
                    ordered.add(box);
                }
            }
        }
    }

    private void assign(List<Integer> ordered, double limit) {
        List<Double> heights = new ArrayList<>();
        for (int box : ordered) {
            int first = 0;
            for (int parent : graph.boxes.get(box).parents()) {
                first = Math.max(first, layer[parent] + 1); // -1 for a parent that closes a cycle
            }
            double height = graph.boxes.get(box).height() + gap;
            while (first < heights.size() && heights.get(first) > 0 && heights.get(first) + height > limit) {
                first++;
            }
            while (heights.size() <= first) {
                heights.add(0.0);
                columns.add(new ArrayList<>());
            }
            heights.set(first, heights.get(first) + height);
            layer[box] = first;
            columns.get(first).add(box);
        }
    }

    /** Sorts each column by the average position of the neighbors in the columns on one side, in both directions. */
    private void order() {
        double[] position = new double[channels.graph().size()];
        columns.forEach(column -> number(column, position));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                sort(columns.get(forward ? i : columns.size() - 1 - i), position, forward);
            }
        }
    }

    private void sort(List<Integer> column, double[] position, boolean forward) {
        double[] wanted = new double[channels.graph().size()];
        for (int box : column) {
            LayoutGraph.Box each = channels.graph().boxes.get(box);
            wanted[box] = (forward ? each.parents() : each.children())
                    .stream().mapToDouble(other -> position[other]).average().orElse(position[box]);
        }
        column.sort(Comparator.comparingDouble(box -> wanted[box]));
        number(column, position);
    }

    /** Sets the relative position of each box in its column. */
    private static void number(List<Integer> column, double[] position) {
        for (int i = 0; i < column.size(); i++) {
            position[column.get(i)] = (i + 0.5) / column.size();
        }
    }
}
