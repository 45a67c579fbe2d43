package dev.limbeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.RevisionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the graph of a history. */
final class HistoryGraphTest {
    private final List<RevisionInfo> revisions = new ArrayList<>();

    private HistoryGraphTest add(String id, String... before) {
        revisions.add(new RevisionInfo(
                id,
                List.of(before),
                List.of(),
                List.of(),
                "",
                Instant.EPOCH,
                null,
                new RevisionInfo.Marks(false, false, false, false),
                List.of(),
                List.of(),
                List.of(),
                null));
        return this;
    }

    private void draws(String text) {
        assertThat(String.join("\n", HistoryGraph.draw(revisions, RevisionInfo::id)) + "\n")
                .isEqualTo(text);
    }

    @Test
    void aLinearHistoryIsOneColumn() {
        add("c", "b").add("b", "a").add("a").draws("* c\n* b\n* a\n");
    }

    @Test
    void aMergeOpensAColumnAndABranchPointClosesIt() {
        add("m", "l", "r").add("l", "a").add("r", "a").add("a");
        draws(
                """
                * m
                ├─╮
                * │ l
                │ * r
                ├─╯
                * a
                """);
    }

    @Test
    void threeBranchesCrossEachOther() {
        add("m", "x", "y", "z")
                .add("x", "a")
                .add("y", "b")
                .add("z", "a")
                .add("a")
                .add("b");
        draws(
                """
                * m
                ├─┬─╮
                * │ │ x
                │ * │ y
                │ │ * z
                ├─┼─╯
                * │ a
                  * b
                """);
    }

    @Test
    void aSeparateHistoryUsesAFreeColumn() {
        add("b", "a").add("a").add("z", "y").add("y").draws("* b\n* a\n* z\n* y\n");
    }

    @Test
    void revisionsOutsideTheRangeAreNotDrawn() {
        add("m", "l", "r").add("l", "gone").draws("* m\n* l\n");
    }
}
