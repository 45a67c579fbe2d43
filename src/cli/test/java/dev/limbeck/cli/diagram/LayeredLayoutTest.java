package dev.limbeck.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LayeredLayoutTest {

    @Test
    void boxesNeverOverlap() {
        for (int seed = 0; seed < 300; seed++) {
            LayoutGraph graph = random(seed);
            LayeredLayout layout = LayeredLayout.of(graph);
            assertNoOverlap(graph, layout, seed);
        }
    }

    @Test
    void linesPassOtherColumnsBetweenTheBoxes() {
        int passages = 0;
        for (int seed = 0; seed < 300; seed++) {
            LayoutGraph graph = random(seed);
            LayeredLayout layout = LayeredLayout.of(graph);
            for (int child = 0; child < graph.size(); child++) {
                for (int parent : graph.boxes.get(child).parents()) {
                    for (LayeredLayout.Passage passage : layout.route(child, parent)) {
                        assertFree(graph, layout, passage, seed);
                        passages++;
                    }
                }
            }
        }
        assertThat(passages).isGreaterThan(1000);
    }

    private static void assertFree(LayoutGraph graph, LayeredLayout layout, LayeredLayout.Passage passage, int seed) {
        for (int box = 0; box < graph.size(); box++) {
            boolean under = passage.left()
                            < layout.x(box) + graph.boxes.get(box).width()
                    && layout.x(box) < passage.right()
                    && passage.y() > layout.y(box)
                    && passage.y() < layout.y(box) + graph.boxes.get(box).height();
            assertThat(under).as("a line under box %s of graph %s", box, seed).isFalse();
        }
    }

    @Test
    void theSameGraphHasTheSameLayout() {
        LayeredLayout one = LayeredLayout.of(random(7));
        LayeredLayout other = LayeredLayout.of(random(7));
        for (int box = 0; box < random(7).size(); box++) {
            assertThat(one.x(box)).isEqualTo(other.x(box));
            assertThat(one.y(box)).isEqualTo(other.y(box));
        }
    }

    @Test
    void aReferencedBoxIsToTheLeft() {
        LayoutGraph graph = new LayoutGraph();
        int child = graph.add(100, 50);
        int parent = graph.add(100, 50);
        int grandparent = graph.add(100, 50);
        graph.connect(child, parent);
        graph.connect(parent, grandparent);
        graph.connect(child, child);
        LayeredLayout layout = LayeredLayout.of(graph);
        assertThat(layout.x(grandparent)).isLessThan(layout.x(parent));
        assertThat(layout.x(parent)).isLessThan(layout.x(child));
        assertThat(layout.y(parent)).isEqualTo(layout.y(child));
    }

    @Test
    void aTableWithManyReferencesMakesNoTower() {
        LayoutGraph graph = new LayoutGraph();
        int hub = graph.add(200, 100);
        for (int i = 0; i < 60; i++) {
            graph.connect(graph.add(200, 100), hub);
        }
        LayeredLayout layout = LayeredLayout.of(graph);
        assertThat(layout.height()).isLessThan(layout.width() * 1.2);
        assertNoOverlap(graph, layout, 0);
    }

    @Test
    void twoThousandBoxesTakeLittleTime() {
        LayoutGraph graph = new LayoutGraph();
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            int box = graph.add(150 + random.nextInt(200), 30);
            graph.connect(box, random.nextInt(i + 1));
            graph.connect(box, random.nextInt(i + 1));
        }
        long start = System.nanoTime();
        LayeredLayout layout = LayeredLayout.of(graph);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(3000);
        assertNoOverlap(graph, layout, 0);
    }

    private static LayoutGraph random(int seed) {
        Random random = new Random(seed);
        LayoutGraph graph = new LayoutGraph();
        int boxes = 1 + random.nextInt(40);
        for (int i = 0; i < boxes; i++) {
            graph.add(100 + random.nextInt(300), 30 + random.nextInt(400));
        }
        int lines = random.nextInt(boxes * 2);
        for (int i = 0; i < lines; i++) {
            graph.connect(random.nextInt(boxes), random.nextInt(boxes));
        }
        return graph;
    }

    private static void assertNoOverlap(LayoutGraph graph, LayeredLayout layout, int seed) {
        for (int a = 0; a < graph.size(); a++) {
            assertThat(layout.x(a)).isGreaterThanOrEqualTo(0);
            assertThat(layout.y(a)).isGreaterThanOrEqualTo(0);
            for (int b = 0; b < a; b++) {
                boolean apart = layout.x(a) + graph.boxes.get(a).width() < layout.x(b)
                        || layout.x(b) + graph.boxes.get(b).width() < layout.x(a)
                        || layout.y(a) + graph.boxes.get(a).height() < layout.y(b)
                        || layout.y(b) + graph.boxes.get(b).height() < layout.y(a);
                if (!apart) {
                    assertThat(apart)
                            .as("boxes %s and %s of graph %s", a, b, seed)
                            .isTrue();
                }
            }
        }
    }
}
