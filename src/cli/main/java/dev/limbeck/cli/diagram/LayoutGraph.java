package dev.limbeck.cli.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * A graph of boxes and the lines between them. Boxes are identified by numbers; the graph does not know what a box
 * represents.
 */
final class LayoutGraph {
    final List<Box> boxes = new ArrayList<>();

    /**
     * A box.
     *
     * @param width its width
     * @param height its height
     * @param parents the boxes to which it has a line; they are placed to its left
     * @param children the boxes that have a line to it
     */
    record Box(double width, double height, List<Integer> parents, List<Integer> children) {}

    /** Adds a box, and returns its number. */
    int add(double width, double height) {
        boxes.add(new Box(width, height, new ArrayList<>(), new ArrayList<>()));
        return boxes.size() - 1;
    }

    /** Adds a line from a box to its parent; a line from a box to itself does not affect the layout. */
    void connect(int child, int parent) {
        if (child != parent && !boxes.get(child).parents().contains(parent)) {
            boxes.get(child).parents().add(parent);
            boxes.get(parent).children().add(child);
        }
    }

    int size() {
        return boxes.size();
    }

    /** {@return the neighbors of a box in both directions} */
    List<Integer> neighbors(int box) {
        List<Integer> all = new ArrayList<>(boxes.get(box).parents());
        all.addAll(boxes.get(box).children());
        return all;
    }

    /** {@return the groups of boxes that are connected, the largest first; boxes without a line are groups of one} */
    List<List<Integer>> components() {
        boolean[] seen = new boolean[size()];
        List<List<Integer>> all = new ArrayList<>();
        for (int start = 0; start < size(); start++) {
            if (!seen[start]) {
                seen[start] = true;
                List<Integer> found = new ArrayList<>(List.of(start));
                for (int i = 0; i < found.size(); i++) {
                    for (int next : neighbors(found.get(i))) {
                        if (!seen[next]) {
                            seen[next] = true;
                            found.add(next);
                        }
                    }
                }
                all.add(found);
            }
        }
        all.sort((one, other) -> Integer.compare(other.size(), one.size()));
        return all;
    }
}
