package dev.limbeck.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RowChange.Delete;
import dev.limbeck.revision.RowChange.Insert;
import dev.limbeck.revision.RowChange.Update;
import dev.limbeck.revision.VersionRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampPlanTest {

    private static List<String> stamp(RevisionGraph graph, VersionRows rows, String... targets) {
        return StampPlan.create(graph, rows, List.of(targets)).after().ids();
    }

    @Test
    void movesUpAndDownALine() {
        assertThat(StampPlan.create(History.line(), VersionRows.NONE, List.of("c"))
                        .changes())
                .containsExactly(new Insert("c"));
        assertThat(StampPlan.create(History.line(), VersionRows.of("c"), List.of("head"))
                        .changes())
                .containsExactly(new Update("c", "e"));
        assertThat(StampPlan.create(History.line(), VersionRows.of("c"), List.of("a"))
                        .changes())
                .containsExactly(new Update("c", "a"));
        assertThat(StampPlan.create(History.line(), VersionRows.of("c"), List.of("base"))
                        .changes())
                .containsExactly(new Delete("c"));
        assertThat(StampPlan.create(History.line(), VersionRows.of("c"), List.of("c"))
                        .changes())
                .isEmpty();
        assertThat(stamp(History.line(), VersionRows.of("c"), "+1")).containsExactly("d");
    }

    @Test
    void doesNotChangeOtherBranches() {
        RevisionGraph graph = History.branches();
        assertThat(stamp(graph, VersionRows.of("d1"), "two@head")).containsExactly("d1", "d2");
        assertThat(stamp(graph, VersionRows.of("d1", "d2"), "c1")).containsExactly("c1", "d2");
        assertThat(stamp(graph, VersionRows.of("d1", "d2"), "b")).containsExactly("b");
        assertThat(stamp(graph, VersionRows.of("b"), "heads")).containsExactly("d1", "d2");
        assertThat(stamp(graph, VersionRows.of("d1", "d2"), "one@base")).containsExactly("d2");
        assertThat(stamp(graph, VersionRows.NONE, "c1", "d2")).containsExactly("c1", "d2");
    }

    @Test
    void keepsTheRowsOfUnaffectedBranches() {
        RevisionGraph graph = new History()
                .add("a1")
                .add("a2", "a1")
                .add("b1")
                .add("c1")
                .add("c2", "c1")
                .graph();
        assertThat(stamp(graph, VersionRows.of("a1", "b1", "c1"), "heads")).containsExactly("a2", "b1", "c2");
    }

    @Test
    void movesInOneTreeOfAForest() {
        RevisionGraph forest = new History()
                .add("a1")
                .labeled("a")
                .add("a2", "a1")
                .add("b1")
                .labeled("b")
                .add("b2", "b1")
                .graph();
        assertThat(stamp(forest, VersionRows.NONE, "b2")).containsExactly("b2");
        assertThat(stamp(forest, VersionRows.of("b2"), "a1")).containsExactly("a1", "b2");
        assertThat(stamp(forest, VersionRows.of("a2", "b2"), "b1")).containsExactly("a2", "b1");
        assertThat(stamp(forest, VersionRows.of("a2", "b2"), "b@base")).containsExactly("a2");
        assertThat(stamp(forest, VersionRows.of("a2", "b2"), "base")).isEmpty();
        assertThat(stamp(forest, VersionRows.of("a1"), "heads")).containsExactly("a2", "b2");
    }

    @Test
    void crossesAMergePoint() {
        RevisionGraph graph = History.merged();
        StampPlan up = StampPlan.create(graph, VersionRows.of("d1", "d2"), List.of("m"));
        assertThat(up.changes()).containsExactly(new Delete("d2"), new Update("d1", "m"));
        assertThat(stamp(graph, VersionRows.of("m"), "d1", "d2")).containsExactly("d1", "d2");
        assertThat(stamp(graph, VersionRows.of("n"), "b")).containsExactly("b");
    }

    @Test
    void countsADependencyAsContained() {
        RevisionGraph graph =
                new History().add("a1").add("b1").add("b2", "b1").needing("a1").graph();
        assertThat(stamp(graph, VersionRows.of("a1", "b1"), "b2")).containsExactly("b2");
        assertThat(stamp(graph, VersionRows.of("a1"), "b1")).containsExactly("a1", "b1");
        assertThat(stamp(graph, VersionRows.NONE, "heads")).containsExactly("b2");
    }

    @Test
    void purgesRowsThatNoFileHas() {
        assertThatThrownBy(() -> stamp(History.line(), VersionRows.of("zzzz"), "head"))
                .isInstanceOfSatisfying(
                        RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_CURRENT))
                .hasMessageContaining("--purge");
        StampPlan purged = StampPlan.createPurged(History.line(), VersionRows.of("zzzz", "a"), List.of("head"));
        assertThat(purged.changes()).containsExactly(new Delete("a"), new Delete("zzzz"), new Insert("e"));
        assertThat(purged.after()).isEqualTo(VersionRows.of("e"));
    }

    @Test
    void refusesTargetsOfWhichOneContainsAnother() {
        assertThatThrownBy(() -> stamp(History.line(), VersionRows.NONE, "a", "c"))
                .isInstanceOfSatisfying(
                        RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OVERLAP));
    }
}
