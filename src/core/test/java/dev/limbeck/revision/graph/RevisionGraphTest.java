package dev.limbeck.revision.graph;

import static dev.limbeck.revision.graph.History.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.VersionRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

    private static void refuses(Kind kind, History history, String... parts) {
        assertThatThrownBy(history::graph).isInstanceOfSatisfying(RevisionException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            for (String part : parts) {
                assertThat(e.getMessage()).contains(part);
            }
        });
    }

    @Test
    void knowsHeadsBranchPointsAndMerges() {
        RevisionGraph graph = History.merged();
        assertThat(ids(graph.heads())).containsExactly("n");
        assertThat(ids(graph.branchPoints())).containsExactly("b");
        assertThat(ids(graph.children("b"))).containsExactlyInAnyOrder("c1", "c2");
        assertThat(graph.isMergePoint("m")).isTrue();
        assertThat(graph.isBranchPoint("b")).isTrue();
        assertThat(graph.isHead("m")).isFalse();
        assertThat(graph.find("zzz")).isEmpty();
        assertThatThrownBy(() -> graph.get("zzz")).isInstanceOf(RevisionException.class);
    }

    @Test
    void distinguishesHeadsAndEffectiveHeads() {
        RevisionGraph graph = new History()
                .add("a1")
                .labeled("a")
                .add("b1")
                .labeled("b")
                .add("b2", "b1")
                .needing("a")
                .graph();
        assertThat(ids(graph.heads())).containsExactly("b2", "a1");
        assertThat(ids(graph.effectiveHeads())).containsExactly("b2");
        assertThat(ids(graph.dependents("a1"))).as("the label is resolved").containsExactly("b2");
    }

    @Test
    void ordersAHistoryNewestFirstAndOneBranchAtATime() {
        assertThat(ids(History.line().revisions())).containsExactly("e", "d", "c", "b", "a");
        assertThat(ids(History.merged().revisions())).containsExactly("n", "m", "d2", "c2", "d1", "c1", "b", "a");
        RevisionGraph forest = new History()
                .add("x1")
                .add("a1")
                .add("x2", "x1")
                .add("a2", "a1")
                .add("a3", "a1")
                .graph();
        assertThat(ids(forest.revisions())).containsExactly("a3", "a2", "a1", "x2", "x1");
    }

    @Test
    void doesNotDependOnTheOrderOfFiles() {
        History history = new History()
                .add("a")
                .add("b", "a")
                .add("c", "a")
                .add("d", "b", "c")
                .add("x")
                .add("y", "x")
                .needing("d");
        List<String> expected = ids(history.graph().revisions());
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            List<RevisionFile> shuffled = new ArrayList<>(history.files());
            Collections.shuffle(shuffled, random);
            assertThat(ids(RevisionGraph.of(shuffled).revisions())).isEqualTo(expected);
        }
    }

    @Test
    void spreadsALabelUpAndDownToTheBranchPoint() {
        RevisionGraph graph = new History()
                .add("a")
                .add("b1", "a")
                .add("b2", "a")
                .add("c2", "b2")
                .labeled("shop", "second")
                .add("d2", "c2")
                .add("m", "b1", "d2")
                .graph();
        assertThat(graph.labels("a")).isEmpty();
        assertThat(graph.labels("b1")).isEmpty();
        for (String id : List.of("b2", "c2", "d2", "m")) {
            assertThat(graph.labels(id)).containsExactlyInAnyOrder("shop", "second");
        }
        assertThat(graph.allLabels()).containsExactly("second", "shop");
    }

    @Test
    void refusesTwoFilesWithOneId() {
        History history = new History().add("a").add("b", "a");
        RevisionFile twin = new RevisionFile(
                new RevisionHeader("b", List.of("a"), List.of(), List.of(), null, Instant.EPOCH),
                "",
                "db.Twin",
                Path.of("other", "Twin.java"));
        List<RevisionFile> files = new ArrayList<>(history.files());
        files.add(twin);
        assertThatThrownBy(() -> RevisionGraph.of(files))
                .isInstanceOfSatisfying(
                        RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DUPLICATE_ID))
                .hasMessageContainingAll("b.java", "Twin.java", "the id b");
    }

    @Test
    void namesFileAndIdOfAMissingDownRevision() {
        refuses(Kind.MISSING_REVISION, new History().add("aaaa").add("bbbb", "cccc"), "bbbb.java", "cccc");
        refuses(
                Kind.MISSING_REVISION,
                new History().add("ae1027a6acf1").add("bbbb", "ae1027a6acf2"),
                "Did you mean ae1027a6acf1?");
        refuses(Kind.MISSING_REVISION, new History().add("aaaa").needing("shop"), "dependsOn names shop");
        refuses(Kind.MISSING_REVISION, new History().add("aaaa", ""), "downRevision of aaaa contains an empty id");
        refuses(Kind.MISSING_REVISION, new History().add("aaaa", ""), "Write downRevision = {}");
        refuses(Kind.MISSING_REVISION, new History().add("aaaa").needing(" "), "Write dependsOn = {}");
    }

    @Test
    void refusesARevisionAfterItself() {
        refuses(Kind.SELF_LOOP, new History().add("a").add("b", "a", "b"), "b.java", "itself");
        refuses(Kind.SELF_LOOP, new History().add("a", "a"), "a.java");
        refuses(Kind.DEPENDENCY_SELF_LOOP, new History().add("a").needing("a"), "dependsOn");
        refuses(Kind.DEPENDENCY_SELF_LOOP, new History().add("a").labeled("x").needing("x"), "dependsOn");
    }

    @Test
    void refusesACycleAndNamesIt() {
        refuses(
                Kind.CYCLE,
                new History().add("a", "c").add("b", "a").add("c", "b"),
                "form a cycle",
                " -> ",
                "a.java",
                "c.java");
        refuses(Kind.CYCLE, new History().add("x").add("y", "x").add("a", "b").add("b", "a"), "a.java");
        refuses(
                Kind.CYCLE,
                new History()
                        .add("x")
                        .add("a", "x", "c")
                        .add("b", "a")
                        .add("c", "b")
                        .add("t", "c"));
        refuses(
                Kind.DEPENDENCY_CYCLE,
                new History()
                        .add("a")
                        .needing("d")
                        .add("b", "a")
                        .add("c")
                        .needing("b")
                        .add("d", "c"),
                "dependsOn");
    }

    @Test
    void refusesADuplicateLabel() {
        refuses(
                Kind.DUPLICATE_LABEL,
                new History().add("a").labeled("x").add("b", "a").labeled("x"),
                "a.java",
                "b.java",
                "\"x\"");
        refuses(Kind.DUPLICATE_LABEL, new History().add("a").add("b", "a").labeled("a"), "an id");
    }

    @Test
    void isFastForALongHistoryOfManyBranches() {
        History history = new History().add("base0");
        for (int number = 1; number <= 1000; number++) {
            String before = number == 1 ? "base0" : "m" + (number - 1);
            history.add("l" + number, before).add("r" + number, before).add("m" + number, "l" + number, "r" + number);
        }
        Instant start = Instant.now();
        RevisionGraph graph = history.graph();
        assertThat(UpgradePath.findSteps(graph, VersionRows.NONE, "heads")).hasSize(3001);
        assertThat(DowngradePath.findSteps(graph, VersionRows.of("m1000"), "base"))
                .hasSize(3001);
        assertThat(graph.revisions()).hasSize(3001);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void isEmptyWithoutFiles() {
        RevisionGraph graph = RevisionGraph.of(List.of());
        assertThat(graph.isEmpty()).isTrue();
        assertThat(graph.heads()).isEmpty();
        assertThat(UpgradePath.findSteps(graph, VersionRows.NONE, "head")).isEmpty();
        assertThat(UpgradePath.findSteps(graph, VersionRows.NONE, "heads")).isEmpty();
        assertThat(DowngradePath.findSteps(graph, VersionRows.NONE, "base")).isEmpty();
        assertThat(RevisionRange.ALL.revisions(graph, VersionRows.NONE)).isEmpty();
    }
}
