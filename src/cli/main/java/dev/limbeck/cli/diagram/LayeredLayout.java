package dev.limbeck.cli.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Computes where the boxes of a diagram are drawn. Connected boxes form a group that is laid out in columns, and a box
 * is to the left of the boxes that refer to it. The groups are drawn one below the other, and boxes without a line are
 * drawn in rows at the end. The same graph always results in the same positions, and boxes never overlap.
 */
final class LayeredLayout {
    /** The vertical distance between boxes. */
    static final double GAP = 26;
    /** The horizontal distance between the columns of boxes; the lines are drawn in between. */
    static final double COLUMN_GAP = 76;
    /** The vertical distance between a channel and a box or another channel. */
    private static final double CHANNEL_GAP = 12;

    private static final int ROUNDS = 24;

    private final Channels channels;
    private final LayoutGraph graph;
    private double[] x;
    private double[] y;
    private double[] right;
    private double width;
    private double height;

    private LayeredLayout(LayoutGraph graph) {
        this.channels = new Channels(graph);
        this.graph = channels.graph();
        this.x = new double[graph.size()];
        this.y = new double[graph.size()];
        this.right = new double[graph.size()];
    }

    /** {@return the layout of a graph} */
    static LayeredLayout of(LayoutGraph graph) {
        LayeredLayout layout = new LayeredLayout(graph);
        List<List<Integer>> components = graph.components();
        List<Integer> single = new ArrayList<>();
        for (List<Integer> component : components) {
            if (component.size() > 1) {
                layout.place(component);
            } else {
                single.add(component.get(0));
            }
        }
        layout.placeRows(single);
        return layout;
    }

    double x(int box) {
        return x[box];
    }

    double y(int box) {
        return y[box];
    }

    /** {@return the right side of the column that contains the box} */
    double columnRight(int box) {
        return Math.max(right[box], x[box] + graph.boxes.get(box).width());
    }

    /** {@return the channels through which the line from a box to its parent passes, in order} */
    List<Passage> route(int child, int parent) {
        return channels.route(child, parent).stream()
                .map(channel -> new Passage(
                        x[channel],
                        right[channel],
                        y[channel] + graph.boxes.get(channel).height() / 2))
                .toList();
    }

    /**
     * A place where a line passes a column.
     *
     * @param left the left side of the column
     * @param right the right side of the column
     * @param y the height at which the line passes
     */
    record Passage(double left, double right, double y) {}

    /** {@return the width of the picture} */
    double width() {
        return width;
    }

    /** {@return the height of the picture} */
    double height() {
        return height;
    }

    private void place(List<Integer> component) {
        List<List<Integer>> columns = Layers.of(channels, component, GAP, COLUMN_GAP);
        x = Arrays.copyOf(x, graph.size());
        y = Arrays.copyOf(y, graph.size());
        right = Arrays.copyOf(right, graph.size());
        double left = 0;
        for (List<Integer> column : columns) {
            double widest = 0;
            double top = 0;
            for (int box : column) {
                x[box] = left;
                y[box] = top;
                top += graph.boxes.get(box).height() + GAP;
                widest = Math.max(widest, graph.boxes.get(box).width());
            }
            for (int box : column) {
                right[box] = left + widest;
            }
            left += widest + COLUMN_GAP;
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < columns.size(); i++) {
                level(columns.get(round % 2 == 0 ? i : columns.size() - 1 - i));
            }
        }
        List<Integer> all = columns.stream().flatMap(List::stream).toList();
        double top = all.stream().mapToDouble(box -> y[box]).min().orElse(0);
        double start = height == 0 ? 0 : height + GAP;
        for (int box : all) {
            y[box] += start - top;
            extend(box);
        }
    }

    private void extend(int box) {
        width = Math.max(width, x[box] + graph.boxes.get(box).width());
        height = Math.max(height, y[box] + graph.boxes.get(box).height());
    }

    /**
     * Moves the boxes of a column as near as possible to the middle of their neighbors without changing their order.
     * This is the least squares solution: boxes that would overlap form a block, and the block is placed at the average
     * of the positions that its boxes would have without the others.
     */
    private void level(List<Integer> column) {
        List<double[]> blocks = new ArrayList<>(); // sum of the desired positions, number of boxes
        double offset = 0;
        double[] offsets = new double[column.size()];
        for (int i = 0; i < column.size(); i++) {
            int box = column.get(i);
            offset += i == 0 ? 0 : gap(column.get(i - 1), box);
            offsets[i] = offset;
            double[] block = {wanted(box) - offset, 1};
            while (!blocks.isEmpty() && average(blocks.get(blocks.size() - 1)) > average(block)) {
                double[] before = blocks.remove(blocks.size() - 1);
                block[0] += before[0];
                block[1] += before[1];
            }
            blocks.add(block);
            offset += graph.boxes.get(box).height();
        }
        int i = 0;
        for (double[] block : blocks) {
            for (int n = 0; n < (int) block[1]; n++, i++) {
                y[column.get(i)] = average(block) + offsets[i];
            }
        }
    }

    private double gap(int box, int next) {
        return channels.isChannel(box) || channels.isChannel(next) ? CHANNEL_GAP : GAP;
    }

    private static double average(double[] block) {
        return block[0] / block[1];
    }

    private double wanted(int box) {
        double half = graph.boxes.get(box).height() / 2;
        return graph.neighbors(box).stream()
                        .mapToDouble(other -> y[other] + graph.boxes.get(other).height() / 2)
                        .average()
                        .orElse(y[box] + half)
                - half;
    }

    /** Places boxes without lines in rows that are as wide as the picture; boxes of similar height share a row. */
    private void placeRows(List<Integer> boxes) {
        double area = boxes.stream()
                .map(graph.boxes::get)
                .mapToDouble(box -> (box.width() + GAP) * (box.height() + GAP))
                .sum();
        double limit = Math.max(width, Math.sqrt(area * 1.6));
        List<Integer> sorted = new ArrayList<>(boxes);
        sorted.sort(Comparator.comparingDouble(box -> -graph.boxes.get(box).height()));
        double left = 0;
        double top = height == 0 ? 0 : height + GAP;
        double next = top;
        for (int box : sorted) {
            LayoutGraph.Box size = graph.boxes.get(box);
            if (left > 0 && left + size.width() > limit) {
                left = 0;
                top = next;
            }
            x[box] = left;
            y[box] = top;
            left += size.width() + GAP;
            next = Math.max(next, top + size.height() + GAP);
            extend(box);
        }
    }
}
