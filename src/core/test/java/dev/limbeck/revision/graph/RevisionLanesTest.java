package dev.limbeck.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.revision.graph.RevisionLanes.Edge;
import dev.limbeck.revision.graph.RevisionLanes.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RevisionLanesTest {

    @Test
    void aLineHasOneLane() {
        RevisionLanes lanes = RevisionLanes.of(List.of(entry("c", "b"), entry("b", "a"), entry("a")));

        assertThat(lanes.width()).isEqualTo(1);
        assertThat(lanes.edges()).containsExactly(new Edge(0, 1, 0, false), new Edge(1, 2, 0, false));
    }

    @Test
    void aMergeHasALaneForEachBranch() {
        RevisionLanes lanes =
                RevisionLanes.of(List.of(entry("d", "b", "c"), entry("b", "a"), entry("c", "a"), entry("a")));

        assertThat(lanes.width()).isEqualTo(2);
        assertThat(lanes.rows().stream().map(RevisionLanes.Row::lane)).containsExactly(0, 0, 1, 0);
        assertThat(lanes.edges())
                .containsExactlyInAnyOrder(
                        new Edge(0, 1, 0, false),
                        new Edge(0, 2, 1, false),
                        new Edge(1, 3, 0, false),
                        new Edge(2, 3, 1, false));
    }

    @Test
    void aDependencyIsDrawnOnceAndMarked() {
        RevisionLanes lanes = RevisionLanes.of(List.of(
                new Entry("b", List.of("a"), List.of("x", "a")), new Entry("a", List.of(), List.of()), entry("x")));

        assertThat(lanes.edges()).containsExactly(new Edge(0, 1, 0, false), new Edge(0, 2, 1, true));
    }

    @Test
    void revisionsOutsideOfTheRangeAreIgnored() {
        assertThat(RevisionLanes.of(List.of(entry("b", "a"))).edges()).isEmpty();
        assertThat(RevisionLanes.of(List.of())).isEqualTo(new RevisionLanes(List.of(), List.of(), 0));
    }

    @Test
    void nothingOverlapsInRandomHistories() {
        for (int seed = 0; seed < 500; seed++) {
            List<Entry> entries = random(new Random(seed));
            RevisionLanes lanes = RevisionLanes.of(entries);
            requireDistinctCells(lanes);
            requireEachEdgeOnce(entries, lanes);
        }
    }

    /** Checks that no edge passes through the cell of a revision or of another edge. */
    private static void requireDistinctCells(RevisionLanes lanes) {
        Set<List<Integer>> cells = new HashSet<>();
        for (int row = 0; row < lanes.rows().size(); row++) {
            int lane = lanes.rows().get(row).lane();
            assertThat(lane).isBetween(0, lanes.width() - 1);
            assertThat(cells.add(List.of(row, lane))).isTrue();
        }
        for (Edge edge : lanes.edges()) {
            assertThat(edge.lane()).isBetween(0, lanes.width() - 1);
            for (int row = edge.from() + 1; row < edge.to(); row++) {
                assertThat(cells.add(List.of(row, edge.lane())))
                        .as("row %s of %s", row, edge)
                        .isTrue();
            }
        }
    }

    private static void requireEachEdgeOnce(List<Entry> entries, RevisionLanes lanes) {
        List<String> wanted = new ArrayList<>();
        for (Entry entry : entries) {
            Set<String> below = new LinkedHashSet<>(entry.parents());
            below.addAll(entry.dependencies());
            below.forEach(
                    id -> wanted.add(entry.id() + " " + id + (entry.parents().contains(id) ? "" : " depends")));
        }
        List<String> drawn = lanes.edges().stream()
                .map(edge -> entries.get(edge.from()).id() + " "
                        + entries.get(edge.to()).id() + (edge.dependency() ? " depends" : ""))
                .toList();
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(lanes.rows().stream().map(RevisionLanes.Row::id))
                .containsExactlyElementsOf(entries.stream().map(Entry::id).toList());
    }

    /** Returns up to 60 revisions, each with up to three parents and up to two dependencies below it. */
    private static List<Entry> random(Random random) {
        int size = 1 + random.nextInt(60);
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            entries.add(new Entry(
                    "r" + row,
                    pick(random, row, size, random.nextInt(8) == 0 ? 3 : 1),
                    random.nextInt(6) == 0 ? pick(random, row, size, 2) : List.of()));
        }
        return entries;
    }

    private static List<String> pick(Random random, int row, int size, int most) {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < most && row + 1 < size; i++) {
            ids.add("r" + (row + 1 + random.nextInt(Math.min(8, size - row - 1))));
        }
        return List.copyOf(ids);
    }

    private static Entry entry(String id, String... parents) {
        return new Entry(id, List.of(parents), List.of());
    }
}
