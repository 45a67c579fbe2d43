package dev.limbeck.revision.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange.Delete;
import dev.limbeck.revision.RowChange.Insert;
import dev.limbeck.revision.RowChange.Update;
import dev.limbeck.revision.VersionRows;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests upgrades and downgrades. The expected rows are the rows that Alembic leaves in its version table. */
class PathTest {

    private static List<String> up(RevisionGraph graph, String rows, String target) {
        return described(UpgradePath.findSteps(graph, rows(rows), target));
    }

    private static List<String> down(RevisionGraph graph, String rows, String target) {
        return described(DowngradePath.findSteps(graph, rows(rows), target));
    }

    private static VersionRows rows(String text) {
        return text.equals("base") ? VersionRows.NONE : VersionRows.of(text.split(" ", -1));
    }

    /** {@return a description of each step in the form {@code revision: rows after it}} */
    private static List<String> described(List<RevisionStep> steps) {
        return steps.stream()
                .map(step ->
                        step.revision().id() + ": " + step.after().toString().replace(",", ""))
                .toList();
    }

    private static void refuses(Kind kind, ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RevisionException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            for (String part : parts) {
                assertThat(e.getMessage()).contains(part);
            }
        });
    }

    @Test
    void walksALineUp() {
        RevisionGraph line = History.line();
        assertThat(up(line, "base", "head")).containsExactly("a: a", "b: b", "c: c", "d: d", "e: e");
        assertThat(up(line, "c", "head")).containsExactly("d: d", "e: e");
        assertThat(up(line, "a", "+2")).containsExactly("b: b", "c: c");
        assertThat(up(line, "base", "+1")).containsExactly("a: a");
        assertThat(up(line, "a", "b+2")).containsExactly("b: b", "c: c", "d: d");
        assertThat(up(line, "a", "d-2")).containsExactly("b: b");
        assertThat(up(line, "c", "c")).isEmpty();
        assertThat(up(line, "d", "b"))
                .as("revisions that are already applied stay")
                .isEmpty();
        refuses(Kind.TOO_FAR, () -> up(line, "b", "+8"), "+8");
        refuses(Kind.TOO_FAR, () -> up(line, "b", "-1"), "downgrade");
        refuses(Kind.TOO_FAR, () -> up(line, "b", "+0"));
    }

    @Test
    void walksALineDown() {
        RevisionGraph line = History.line();
        assertThat(down(line, "c", "base")).containsExactly("c: b", "b: a", "a: base");
        assertThat(down(line, "e", "-1")).containsExactly("e: d");
        assertThat(down(line, "c", "-3")).containsExactly("c: b", "b: a", "a: base");
        assertThat(down(line, "e", "a+2")).containsExactly("e: d", "d: c");
        assertThat(down(line, "e", "d-1")).containsExactly("e: d", "d: c");
        assertThat(down(line, "c", "c")).isEmpty();
        assertThat(down(line, "base", "base")).isEmpty();
        refuses(Kind.TOO_FAR, () -> down(line, "c", "-4"), "-4");
        refuses(Kind.TOO_FAR, () -> down(line, "c", "+1"), "upgrade");
        refuses(Kind.TOO_FAR, () -> down(line, "base", "-1"), "no revision");
        refuses(Kind.NOT_BELOW, () -> down(line, "b", "d"), "\"d\"", "b");
    }

    @Test
    void insertsUpdatesAndDeletesOneRowOnALine() {
        List<RevisionStep> steps = UpgradePath.findSteps(History.line(), VersionRows.NONE, "b");
        assertThat(steps.get(0).changes()).containsExactly(new Insert("a"));
        assertThat(steps.get(1).changes()).containsExactly(new Update("a", "b"));
        assertThat(steps.get(1).direction()).isEqualTo(Direction.UPGRADE);
        assertThat(steps.get(1).before()).isEqualTo(VersionRows.of("a"));
        List<RevisionStep> back = DowngradePath.findSteps(History.line(), VersionRows.of("b"), "base");
        assertThat(back.get(0).changes()).containsExactly(new Update("b", "a"));
        assertThat(back.get(1).changes()).containsExactly(new Delete("a"));
        assertThat(back.get(1).direction()).isEqualTo(Direction.DOWNGRADE);
    }

    @Test
    void keepsOneRowPerBranch() {
        RevisionGraph graph = History.branches();
        assertThat(up(graph, "base", "heads"))
                .containsExactly("a: a", "b: b", "c1: c1", "d1: d1", "c2: c2 d1", "d2: d1 d2");
        assertThat(up(graph, "b", "one@head")).containsExactly("c1: c1", "d1: d1");
        assertThat(up(graph, "d1", "two@+1")).containsExactly("c2: c2 d1");
        assertThat(up(graph, "c1 d2", "one@+1")).containsExactly("d1: d1 d2");
        refuses(Kind.MULTIPLE_HEADS, () -> up(graph, "b", "head"), "d1", "d2");
        refuses(Kind.AMBIGUOUS_STEPS, () -> up(graph, "c1 c2", "+1"), "c1", "c2");
    }

    @Test
    void revertsOneBranchOrBoth() {
        RevisionGraph graph = History.branches();
        assertThat(down(graph, "d1 d2", "one@-1")).containsExactly("d1: c1 d2");
        assertThat(down(graph, "d1 d2", "one@-2")).as("b stays contained in d2").containsExactly("d1: c1 d2", "c1: d2");
        assertThat(down(graph, "d1 d2", "one@b")).containsExactly("d1: c1 d2", "c1: d2");
        assertThat(down(graph, "d1 d2", "b")).containsExactly("d2: c2 d1", "c2: d1", "d1: c1", "c1: b");
        assertThat(down(graph, "d1 d2", "c2")).containsExactly("d2: c2 d1");
        assertThat(down(graph, "d1", "base")).containsExactly("d1: c1", "c1: b", "b: a", "a: base");
        assertThat(down(graph, "d1 d2", "one@head-1")).containsExactly("d1: c1 d2");
        refuses(Kind.AMBIGUOUS_STEPS, () -> down(graph, "d1 d2", "-1"), "d1", "d2", "d1@-1");
        refuses(Kind.TOO_FAR, () -> down(graph, "c1", "d2@-1"), "of that branch");
    }

    @Test
    void mergesAndSplitsRows() {
        RevisionGraph graph = History.merged();
        assertThat(up(graph, "d1 d2", "head")).containsExactly("m: m", "n: n");
        RevisionStep merge =
                UpgradePath.findSteps(graph, VersionRows.of("d1", "d2"), "m").get(0);
        assertThat(merge.changes()).containsExactly(new Delete("d1"), new Update("d2", "m"));
        RevisionStep split =
                DowngradePath.findSteps(graph, VersionRows.of("m"), "d1").get(0);
        assertThat(split.changes()).containsExactly(new Insert("d1"), new Update("m", "d2"));
        assertThat(down(graph, "n", "one@c1")).containsExactly("n: m", "m: d1 d2", "d1: c1 d2");
        assertThat(down(graph, "m", "one@-1")).containsExactly("m: d1 d2");
        refuses(Kind.AMBIGUOUS_STEPS, () -> down(graph, "m", "-1"), "d1", "d2");
        assertThat(up(graph, "d1", "m")).containsExactly("c2: c2 d1", "d2: d1 d2", "m: m");
    }

    @Test
    void mergesThreeBranchesAtOnce() {
        RevisionGraph graph = new History()
                .add("a")
                .add("b1", "a")
                .add("b2", "a")
                .add("b3", "a")
                .add("m", "b1", "b2", "b3")
                .graph();
        assertThat(up(graph, "a", "head")).containsExactly("b1: b1", "b2: b1 b2", "b3: b1 b2 b3", "m: m");
        assertThat(DowngradePath.findSteps(graph, VersionRows.of("m"), "b2")
                        .get(0)
                        .changes())
                .containsExactly(new Insert("b1"), new Insert("b2"), new Update("m", "b3"));
        assertThat(down(graph, "m", "a")).containsExactly("m: b1 b2 b3", "b3: b1 b2", "b2: b1", "b1: a");
    }

    @Test
    void computesTheRowsOfTwoMergesWithTheSameParents() {
        RevisionGraph twins = new History()
                .add("a")
                .add("b1", "a")
                .add("b2", "a")
                .add("m1", "b1", "b2")
                .add("m2", "b1", "b2")
                .graph();
        assertThat(up(twins, "b1 b2", "heads")).containsExactly("m1: m1", "m2: m1 m2");
        assertThat(up(twins, "m1", "heads")).containsExactly("m2: m1 m2");
        assertThat(down(twins, "m1 m2", "m1@b1")).containsExactly("m1: m2");
        RevisionGraph overlapping = new History()
                .add("a")
                .add("b1", "a")
                .add("b2", "a")
                .add("b3", "a")
                .add("m1", "b1", "b2")
                .add("m2", "b2", "b3")
                .graph();
        assertThat(up(overlapping, "b1 b2 b3", "m1")).containsExactly("m1: b3 m1");
        assertThat(up(overlapping, "b3 m1", "heads")).containsExactly("m2: m1 m2");
        assertThat(down(overlapping, "m1 m2", "m2@b3"))
                .as("b2 stays contained in m1")
                .containsExactly("m2: b3 m1");
    }

    @Test
    void branchesAgainFromAMergePoint() {
        RevisionGraph graph = new History()
                .add("a")
                .add("b1", "a")
                .add("b2", "a")
                .add("m", "b1", "b2")
                .add("c1", "m")
                .add("c2", "m")
                .graph();
        assertThat(up(graph, "m", "heads")).containsExactly("c1: c1", "c2: c1 c2");
        assertThat(down(graph, "c1 c2", "m")).containsExactly("c2: c1", "c1: m");
        assertThat(down(graph, "c1 c2", "a")).containsExactly("c2: c1", "c1: m", "m: b1 b2", "b2: b1", "b1: a");
        refuses(Kind.AMBIGUOUS_STEPS, () -> up(graph, "m", "+1"), "c1", "c2");
    }

    /** Three bases: {@code a1 a2 a3}, {@code b1 b2} where b2 depends on a2, {@code c1 c2} where c2 depends on b2. */
    private static RevisionGraph depending() {
        return new History()
                .add("a1")
                .labeled("a")
                .add("a2", "a1")
                .add("a3", "a2")
                .add("b1")
                .labeled("b")
                .add("b2", "b1")
                .needing("a2")
                .add("c1")
                .labeled("c")
                .add("c2", "c1")
                .needing("b2")
                .graph();
    }

    @Test
    void appliesDependenciesFirst() {
        RevisionGraph graph = depending();
        assertThat(up(graph, "base", "b2")).containsExactly("a1: a1", "a2: a2", "b1: a2 b1", "b2: b2");
        assertThat(up(graph, "b1", "b@head")).containsExactly("a1: a1 b1", "a2: a2 b1", "b2: b2");
        assertThat(up(graph, "base", "c@head").get(6 - 1))
                .as("only c2 has a row")
                .isEqualTo("c2: c2");
        assertThat(up(graph, "a2 b1", "b2")).containsExactly("b2: b2");
        assertThat(up(graph, "b2", "a@+1"))
                .as("counted from a2, which is applied, although only b2 has a row")
                .containsExactly("a3: a3 b2");
        assertThat(up(graph, "base", "heads")).last().isEqualTo("c2: a3 c2");
    }

    @Test
    void revertsDependentRevisionsFirst() {
        RevisionGraph graph = depending();
        assertThat(down(graph, "b2", "b@-1")).containsExactly("b2: a2 b1");
        assertThat(down(graph, "b2", "b1")).containsExactly("b2: a2 b1");
        assertThat(down(graph, "c2", "c@base")).containsExactly("c2: b2 c1", "c1: b2");
        assertThat(down(graph, "c2", "a1")).containsExactly("c2: b2 c1", "b2: a2 b1 c1", "a2: a1 b1 c1");
        assertThat(down(graph, "c2", "b@base")).containsExactly("c2: b2 c1", "b2: a2 b1 c1", "b1: a2 c1");
        assertThat(down(graph, "a3 c2", "a@-1")).containsExactly("a3: c2");
        assertThat(down(graph, "c2", "base")).last().asString().endsWith(": base");
        refuses(Kind.NOT_BELOW, () -> down(graph, "b2", "a2"), "a2");
    }

    @Test
    void findsTheTipOfABranchThatIsAppliedOnlyAsADependency() {
        assertThat(down(depending(), "c2", "b@-1")).containsExactly("c2: b2 c1", "b2: a2 b1 c1");
        assertThat(down(depending(), "b2", "a@-1")).containsExactly("b2: a2 b1", "a2: a1 b1");
    }

    @Test
    void dependsOnALabelOrOnItsOwnDownRevision() {
        RevisionGraph label =
                new History().add("a1").labeled("a").add("b1").needing("a").graph();
        assertThat(up(label, "base", "b1")).containsExactly("a1: a1", "b1: b1");
        assertThat(down(label, "b1", "b1@base")).containsExactly("b1: a1");
        RevisionGraph own = new History()
                .add("a")
                .add("b", "a")
                .needing("a")
                .add("c", "b")
                .needing("a")
                .graph();
        assertThat(up(own, "base", "head")).containsExactly("a: a", "b: b", "c: c");
        assertThat(down(own, "c", "base"))
                .as("a has no row in addition to b")
                .containsExactly("c: b", "b: a", "a: base");
    }

    @Test
    void crossesBetweenBranchesThatDependOnEachOther() {
        RevisionGraph graph = new History()
                .add("root")
                .add("a1", "root")
                .labeled("a")
                .add("b1", "root")
                .labeled("b")
                .needing("a1")
                .add("a2", "a1")
                .needing("b1")
                .add("b2", "b1")
                .needing("a2")
                .graph();
        assertThat(up(graph, "base", "b@head")).containsExactly("root: root", "a1: a1", "b1: b1", "a2: a2", "b2: b2");
        assertThat(down(graph, "b2", "root")).containsExactly("b2: a2", "a2: b1", "b1: a1", "a1: root");
        assertThat(down(graph, "b2", "a@base")).last().isEqualTo("root: base");
    }

    @Test
    void refusesADatabaseAtARevisionThatNoFileHas() {
        refuses(Kind.UNKNOWN_CURRENT, () -> up(History.line(), "zzzz", "head"), "zzzz", "stamp");
        refuses(Kind.UNKNOWN_CURRENT, () -> down(History.line(), "zzzz", "base"), "zzzz");
    }

    @Test
    void continuesFromRowsOfWhichOneContainsAnother() {
        assertThat(up(History.line(), "a c", "d")).containsExactly("d: d");
        assertThat(down(History.line(), "a c", "-1")).containsExactly("c: a b");
        assertThat(down(History.line(), "a c", "base")).containsExactly("c: a b", "b: a", "a: base");
    }

    @Test
    void refusesADowngradeThroughAnIrreversibleRevision() {
        RevisionGraph graph = new History()
                .add("a")
                .add("b", "a")
                .irreversible("the old prices are gone")
                .add("c", "b")
                .graph();
        refuses(Kind.IRREVERSIBLE, () -> down(graph, "c", "a"), "b", "the old prices are gone");
        assertThat(down(graph, "c", "b")).containsExactly("c: b");
        assertThat(up(graph, "base", "head")).hasSize(3);
    }

    @Test
    void walksRangesWithoutADatabase() {
        RevisionGraph line = History.line();
        assertThat(described(UpgradePath.findStepsBetween(line, RevisionRange.parse("b:d"))))
                .containsExactly("c: c", "d: d");
        assertThat(described(UpgradePath.findStepsBetween(line, RevisionRange.parse(":b"))))
                .containsExactly("a: a", "b: b");
        assertThat(described(UpgradePath.findStepsBetween(line, RevisionRange.parse("b:+1"))))
                .containsExactly("c: c");
        assertThat(described(DowngradePath.findStepsBetween(line, RevisionRange.parse("d:b"))))
                .containsExactly("d: c", "c: b");
        assertThat(described(DowngradePath.findStepsBetween(line, RevisionRange.parse("d:-1"))))
                .containsExactly("d: c");
        refuses(Kind.NOT_A_RANGE, () -> UpgradePath.findStepsBetween(line, RevisionRange.parse("d:b")));
        refuses(Kind.NOT_BELOW, () -> DowngradePath.findStepsBetween(line, RevisionRange.parse("b:d")));
        assertThat(described(UpgradePath.findStepsBetween(History.branches(), RevisionRange.parse("two@base:heads"))))
                .containsExactly("a: a", "b: b", "c2: c2", "d2: d2");
    }
}
