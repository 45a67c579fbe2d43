package dev.limbeck.revision.graph;

import static dev.limbeck.revision.graph.History.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.VersionRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionResolverTest {

    private static void refuses(Kind kind, RevisionResolver resolver, String name, String... parts) {
        assertThatThrownBy(() -> resolver.resolve(name)).as(name).isInstanceOfSatisfying(RevisionException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            for (String part : parts) {
                assertThat(e.getMessage()).contains(part);
            }
        });
    }

    private static RevisionGraph hex() {
        return new History()
                .add("ae1027a6acf1")
                .add("ae1099999999", "ae1027a6acf1")
                .add("ff0000000000", "ae1099999999")
                .graph();
    }

    @Test
    void findsAnIdAndItsBeginning() {
        RevisionResolver resolver = hex().resolver();
        assertThat(resolver.resolveOne("ae1027a6acf1").id()).isEqualTo("ae1027a6acf1");
        assertThat(resolver.resolveOne("ae102").id()).isEqualTo("ae1027a6acf1");
        assertThat(resolver.resolveOne("ff00").id()).isEqualTo("ff0000000000");
        refuses(Kind.AMBIGUOUS_PREFIX, resolver, "ae10", "ae1027a6acf1", "ae1099999999");
        refuses(Kind.UNKNOWN_REVISION, resolver, "ff0", "four characters");
        refuses(Kind.UNKNOWN_REVISION, resolver, "0123456789", "limbeck history");
        refuses(Kind.UNKNOWN_REVISION, resolver, "ae1027a6acf2", "Did you mean ae1027a6acf1?");
        refuses(Kind.UNKNOWN_REVISION, resolver, "", "four characters");
    }

    @Test
    void anExactIdTakesPrecedenceOverALongerOne() {
        RevisionGraph graph = new History().add("abcd").add("abcde", "abcd").graph();
        assertThat(graph.resolver().resolveOne("abcd").id()).isEqualTo("abcd");
    }

    @Test
    void findsHeadsAndBase() {
        RevisionResolver one = History.line().resolver();
        assertThat(ids(one.resolve("head"))).containsExactly("e");
        assertThat(ids(one.resolve("heads"))).containsExactly("e");
        assertThat(one.resolve("base")).isEmpty();
        RevisionResolver two = History.branches().resolver();
        refuses(Kind.MULTIPLE_HEADS, two, "head", "d1", "d2", "merge");
        assertThat(ids(two.resolve("heads"))).containsExactly("d2", "d1");
        assertThatThrownBy(() -> two.resolveOne("heads")).isInstanceOf(RevisionException.class);
        assertThatThrownBy(() -> one.resolveOne("base")).isInstanceOf(RevisionException.class);
    }

    @Test
    void narrowsToABranch() {
        RevisionResolver resolver = History.branches().resolver();
        assertThat(ids(resolver.resolve("one@head"))).containsExactly("d1");
        assertThat(ids(resolver.resolve("two@heads"))).containsExactly("d2");
        assertThat(ids(resolver.resolve("c2@head"))).containsExactly("d2");
        assertThat(resolver.resolve("one@base")).isEmpty();
        assertThat(ids(resolver.resolve("one"))).containsExactly("c1");
        assertThat(ids(resolver.resolve("one@d1"))).containsExactly("d1");
        assertThat(ids(resolver.resolve("one@a"))).containsExactly("a");
        refuses(Kind.NOT_IN_BRANCH, resolver, "one@d2", "d2", "\"one\"");
        refuses(Kind.UNKNOWN_BRANCH, resolver, "three@head", "\"three\"", "one, two");
        refuses(Kind.MULTIPLE_HEADS, resolver, "b@head", "d1", "d2");
    }

    @Test
    void aBeginningIsAmbiguousOnlyWithinTheBranch() {
        RevisionGraph graph = new History()
                .add("root")
                .add("abcd11", "root")
                .labeled("one")
                .add("abcd22", "root")
                .labeled("two")
                .graph();
        assertThat(graph.resolver().resolveOne("one@abcd").id()).isEqualTo("abcd11");
        refuses(Kind.AMBIGUOUS_PREFIX, graph.resolver(), "abcd");
    }

    @Test
    void countsStepsFromARevision() {
        RevisionResolver resolver = History.line().resolver();
        assertThat(resolver.resolveOne("a+2").id()).isEqualTo("c");
        assertThat(resolver.resolveOne("c-1").id()).isEqualTo("b");
        assertThat(resolver.resolveOne("base+1").id()).isEqualTo("a");
        assertThat(resolver.resolveOne("head-2").id()).isEqualTo("c");
        assertThat(resolver.resolve("a-1")).isEmpty();
        refuses(Kind.TOO_FAR, resolver, "c+3", "c+3", "e");
        refuses(Kind.TOO_FAR, resolver, "b-3");
        refuses(Kind.TOO_FAR, resolver, "head+1", "e");
    }

    @Test
    void countsStepsFromTheCurrentRevision() {
        RevisionResolver resolver = History.line().resolver(VersionRows.of("c"));
        assertThat(resolver.resolveOne("+1").id()).isEqualTo("d");
        assertThat(resolver.resolveOne("-1").id()).isEqualTo("b");
        assertThat(resolver.resolveOne("current").id()).isEqualTo("c");
        assertThat(resolver.resolveOne("current-2").id()).isEqualTo("a");
        refuses(Kind.TOO_FAR, resolver, "+3");
        assertThat(History.line().resolver().resolveOne("+2").id()).isEqualTo("b");
    }

    @Test
    void countsStepsAlongABranch() {
        RevisionResolver resolver = History.branches().resolver(VersionRows.of("b"));
        assertThat(resolver.resolveOne("one@+1").id()).isEqualTo("c1");
        assertThat(resolver.resolveOne("two@b+2").id()).isEqualTo("d2");
        assertThat(resolver.resolveOne("two@head-1").id()).isEqualTo("c2");
        assertThat(resolver.resolveOne("one@base+3").id()).isEqualTo("c1");
        refuses(Kind.AMBIGUOUS_STEPS, resolver, "+1", "c1", "c2");
        refuses(Kind.AMBIGUOUS_STEPS, resolver, "b+1", "c1", "c2");
        RevisionResolver both = History.branches().resolver(VersionRows.of("c1", "d2"));
        refuses(Kind.AMBIGUOUS_STEPS, both, "+1", "c1", "d2", "c1@+1");
        assertThat(both.resolveOne("one@+1").id()).isEqualTo("d1");
        RevisionResolver atMerge = History.merged().resolver(VersionRows.of("m"));
        refuses(Kind.AMBIGUOUS_STEPS, atMerge, "-1", "d1", "d2");
        assertThat(atMerge.resolveOne("one@-1").id()).isEqualTo("d1");
    }

    @Test
    void takesALabelThatLooksLikeSteps() {
        RevisionGraph graph = new History()
                .add("a")
                .labeled("release-2", "my-branch")
                .add("b", "a")
                .graph();
        assertThat(graph.resolver().resolveOne("release-2").id()).isEqualTo("a");
        assertThat(graph.resolver().resolveOne("my-branch").id()).isEqualTo("a");
        assertThat(graph.resolver().resolveOne("my-branch@+2").id()).isEqualTo("b");
        assertThat(graph.resolver().resolveOne("my-branch+1").id()).isEqualTo("b");
    }

    @Test
    void refusesToJoinRevisionsThatContainEachOther() {
        RevisionResolver resolver = History.merged().resolver();
        assertThat(ids(resolver.resolveAll(List.of("d1", "d2", "d1")))).containsExactly("d1", "d2");
        assertThatThrownBy(() -> resolver.resolveAll(List.of("d1", "b")))
                .isInstanceOfSatisfying(
                        RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OVERLAP))
                .hasMessageContaining("d1 already contains b");
    }

    @Test
    void readsRanges() {
        RevisionGraph graph = History.line();
        VersionRows current = VersionRows.of("c");
        assertThat(range(graph, current, "a:c")).containsExactly("c", "b", "a");
        assertThat(range(graph, current, ":b")).containsExactly("b", "a");
        assertThat(range(graph, current, "d:")).containsExactly("e", "d");
        assertThat(range(graph, current, ":")).hasSize(5);
        assertThat(range(graph, current, "current:")).containsExactly("e", "d", "c");
        assertThat(range(graph, current, "-1:current")).containsExactly("c", "b");
        assertThat(range(graph, current, "-30:current")).containsExactly("c", "b", "a");
        assertThat(range(graph, current, "current:+1")).containsExactly("d", "c");
        assertThat(range(graph, current, "a:+2")).containsExactly("c", "b", "a");
        assertThat(range(graph, current, "-2:head")).containsExactly("e", "d", "c");
        assertThat(range(graph, current, "b+1:d")).containsExactly("d", "c");
        assertThat(range(graph, VersionRows.NONE, "current:b")).containsExactly("b", "a");
        assertThatThrownBy(() -> range(graph, current, "c:a")).hasMessageContaining("c is not before a");
        assertThatThrownBy(() -> RevisionRange.parse("a")).isInstanceOf(RevisionException.class);
        assertThatThrownBy(() -> RevisionRange.parse("a:b:c")).isInstanceOf(RevisionException.class);
    }

    @Test
    void readsRangesOfABranch() {
        RevisionGraph graph = History.branches();
        assertThat(range(graph, VersionRows.NONE, "one@base:one@head")).containsExactly("d1", "c1", "b", "a");
        assertThat(range(graph, VersionRows.NONE, "two@base:heads")).containsExactly("d2", "c2", "b", "a");
        assertThat(range(graph, VersionRows.NONE, "b:one@head")).containsExactly("d1", "c1", "b");
        assertThatThrownBy(() -> range(graph, VersionRows.NONE, "c1:d2"))
                .isInstanceOfSatisfying(
                        RevisionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_A_RANGE));
    }

    private static List<String> range(RevisionGraph graph, VersionRows current, String text) {
        return ids(RevisionRange.parse(text).revisions(graph, current));
    }
}
