package dev.limbeck.revision.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of a history in which each branch has a lane. Each revision has its own row, and each edge runs from its
 * revision straight down in one lane to the revision before it.
 *
 * @param rows the revisions, in the order in which they are drawn
 * @param edges the edges, without duplicates
 * @param width the number of lanes
 */
public record RevisionLanes(List<Row> rows, List<Edge> edges, int width) {
    /** Copies the lists. */
    public RevisionLanes {
        rows = List.copyOf(rows);
        edges = List.copyOf(edges);
    }

    /**
     * A revision to draw.
     *
     * @param id the id
     * @param parents the revisions before it; those that are not drawn are ignored
     * @param dependencies the other revisions that it depends on; those that are not drawn are ignored
     */
    public record Entry(String id, List<String> parents, List<String> dependencies) {
        /** Copies the lists. */
        public Entry {
            parents = List.copyOf(parents);
            dependencies = List.copyOf(dependencies);
        }
    }

    /** A revision in its lane. */
    public record Row(String id, int lane) {}

    /**
     * An edge.
     *
     * @param from the row of the revision that follows
     * @param to the row of the preceding revision, which has a greater number
     * @param lane the lane of the edge in the rows between the two
     * @param dependency whether the edge is a dependency
     */
    public record Edge(int from, int to, int lane, boolean dependency) {}

    /**
     * {@return the drawing of the given revisions}
     *
     * @param entries the revisions, each before the revisions that it follows or depends on
     */
    public static RevisionLanes of(List<Entry> entries) {
        return new Drawing(entries).draw();
    }

    /** Assigns lanes row by row. */
    private static final class Drawing {
        private final List<Entry> entries;
        private final Map<String, Integer> rowOf = new HashMap<>();
        /** The row to which the edge in each lane leads; null for a free lane. */
        private final List<@Nullable Integer> targets = new ArrayList<>();

        private final List<Row> rows = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        Drawing(List<Entry> entries) {
            this.entries = entries;
            for (int row = 0; row < entries.size(); row++) {
                rowOf.put(entries.get(row).id(), row);
            }
        }

        RevisionLanes draw() {
            for (int row = 0; row < entries.size(); row++) {
                int lane = arrive(row);
                rows.add(new Row(entries.get(row).id(), lane));
                leave(row, lane);
            }
            return new RevisionLanes(rows, edges, targets.size());
        }

        /**
         * Ends the edges that lead to the row, and returns the lane of its revision, which is the lane of the first of
         * these edges.
         */
        private int arrive(int row) {
            int lane = -1;
            for (int i = 0; i < targets.size(); i++) {
                Integer target = targets.get(i);
                if (target != null && target == row) {
                    lane = lane < 0 ? i : lane;
                    targets.set(i, null);
                }
            }
            return lane < 0 ? free(0) : lane;
        }

        /** Starts the edges of the row's revision; the first edge stays in the lane of the revision. */
        private void leave(int row, int lane) {
            Entry entry = entries.get(row);
            List<Integer> parents = below(entry.parents(), row);
            List<Integer> others = new ArrayList<>(below(entry.dependencies(), row));
            others.removeAll(parents);
            for (int i = 0; i < parents.size(); i++) {
                begin(new Edge(row, parents.get(i), i == 0 ? lane : free(lane + 1), false));
            }
            for (int target : others) {
                begin(new Edge(row, target, free(lane + 1), true));
            }
        }

        private void begin(Edge edge) {
            while (targets.size() <= edge.lane()) {
                targets.add(null);
            }
            targets.set(edge.lane(), edge.to());
            edges.add(edge);
        }

        private List<Integer> below(List<String> ids, int row) {
            return ids.stream()
                    .map(id -> rowOf.getOrDefault(id, -1))
                    .filter(target -> target > row)
                    .distinct()
                    .toList();
        }

        private int free(int from) {
            for (int i = from; i < targets.size(); i++) {
                if (targets.get(i) == null) {
                    return i;
                }
            }
            while (targets.size() <= from) {
                targets.add(null);
            }
            if (targets.get(targets.size() - 1) != null) {
                targets.add(null);
            }
            return targets.size() - 1;
        }
    }
}
