package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a merge is verified before it is written: its branches are applied in every order and then reverted. */
final class MergeProofTest {
    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void aTable() {
        history = new HistoryProject(folder)
                .revision(
                        "aaaa",
                        "",
                        "op.createTable(\"t\", column(\"id\", integer()).identity(), column(\"s\", varchar(10)),"
                                + " primaryKey(\"id\"));",
                        "op.dropTable(\"t\");");
    }

    private RevisionResult merge(String... heads) {
        return new Merge(history.project(), RunListener.SILENT)
                .run(new Merge.Request(List.of(heads), "joined", List.of(), "dddd", false));
    }

    private void refused(String... parts) {
        List<String> before = history.files();
        assertThatThrownBy(this::merge).isInstanceOf(CommandException.class).hasMessageContainingAll(parts);
        assertThat(history.files()).isEqualTo(before);
    }

    private void proved(RevisionResult result) {
        assertThat(result.proof()).isEqualTo(ProofStatus.DONE);
        assertThat(result.warnings()).isEmpty();
        assertThat(history.files()).contains("Rev_dddd_joined.java");
    }

    private void notProved(RevisionResult result, String... parts) {
        ProofStatus proof = Objects.requireNonNull(result.proof());
        assertThat(proof.proved()).isFalse();
        assertThat(proof.reason()).contains(parts);
        assertThat(history.files()).contains("Rev_dddd_joined.java");
    }

    private static String add(String column) {
        return "op.addColumn(\"t\", column(\"" + column + "\", varchar(20)));";
    }

    private static String drop(String column) {
        return "op.dropColumn(\"t\", \"" + column + "\");";
    }

    private static String sql(String statement) {
        return "op.execute(text(\"" + statement + "\"));";
    }

    private void more(String id, String attributes) {
        history.source(id, history.source(id).replace("Z\")", "Z\", " + attributes + ")"));
    }

    @Test
    void twoHeadsThatAddTheSameColumnAreRefused() {
        history.revision("bbbb", "aaaa", add("phone"), drop("phone"));
        history.revision("cccc", "aaaa", add("phone"), drop("phone"));
        refused(
                "Revisions bbbb (Step bbbb) and cccc (Step cccc) contradict each other",
                "after bbbb, cccc fails. The table t already has a column phone.",
                "Edit a revision that has not been applied",
                "Nothing was written.");
    }

    @Test
    void theMessageNamesTheTwoConflictingRevisions() {
        history.revision("b1b1", "aaaa", add("b1"), drop("b1"));
        history.revision("b2b2", "b1b1", add("phone"), drop("phone"));
        history.revision("b3b3", "b2b2", add("b3"), drop("b3"));
        history.revision("c1c1", "aaaa", add("c1"), drop("c1"));
        history.revision("c2c2", "c1c1", add("phone"), drop("phone"));
        history.revision("c3c3", "c2c2", add("c3"), drop("c3"));
        refused("Revisions b2b2 (Step b2b2) and c2c2 (Step c2c2) contradict each other");
    }

    @Test
    void twoHeadsThatCreateTheSameTableAreRefused() {
        String create = "op.createTable(\"x\", column(\"id\", integer()));";
        history.revision("bbbb", "aaaa", create, "op.dropTable(\"x\");");
        history.revision("cccc", "aaaa", create, "op.dropTable(\"x\");");
        refused("contradict each other", "x");
    }

    @Test
    void dropAndAlterOfTheSameObjectAreRefused() {
        history.revision(
                "bbbb", "aaaa", "op.dropColumn(\"t\", \"s\");", "op.addColumn(\"t\", column(\"s\", varchar(10)));");
        history.revision(
                "cccc",
                "aaaa",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(99))));",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(10))));");
        refused("bbbb (Step bbbb) and cccc (Step cccc)", "s");
    }

    @Test
    void headsWhoseSchemaDependsOnTheirOrderAreRefused() {
        history.revision(
                "bbbb",
                "aaaa",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(20))));",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(10))));");
        history.revision(
                "cccc",
                "aaaa",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(30))));",
                "op.batchAlterTable(\"t\", b -> b.alterColumn(\"s\", c -> c.type(varchar(10))));");
        refused(
                "the schema depends on which of them is applied first",
                "With bbbb (Step bbbb) first: column t.s varchar(30)",
                "with cccc (Step cccc) first: column t.s varchar(20)");
    }

    @Test
    void headsThatCanBeAppliedInOneOrderOnlyAreRefused() {
        history.revision("bbbb", "aaaa", sql("create table if not exists x (id integer)"), "op.dropTable(\"x\");");
        history.revision("cccc", "aaaa", "op.createTable(\"x\", column(\"id\", integer()));", "");
        refused("can be applied only in one order: after bbbb, cccc fails", "dependsOn = \"cccc\"");
    }

    @Test
    void rowsOfOneHeadThatTheOtherRejectsAreFound() {
        history.revision("bbbb", "aaaa", sql("insert into t (s) values ('x'), ('x')"), sql("delete from t"));
        history.revision("cccc", "aaaa", sql("create unique index ux on t (s)"), sql("drop index ux"));
        refused("bbbb (Step bbbb) and cccc (Step cccc)");
    }

    @Test
    void headsThatCannotBothBeRevertedAreRefused() {
        String create = sql("create table if not exists x (id integer)");
        history.revision("bbbb", "aaaa", create, "op.dropTable(\"x\");");
        history.revision("cccc", "aaaa", create, "op.dropTable(\"x\");");
        refused("each can be reverted on its own, but they cannot be reverted together", "There is no table x");
    }

    @Test
    void independentHeadsAreProvedSilently() {
        history.revision("bbbb", "aaaa", add("b"), drop("b"));
        history.revision(
                "cccc",
                "aaaa",
                add("c") + "op.createIndex(\"ix\", \"t\", \"s\");",
                "op.dropIndex(\"ix\", \"t\");" + drop("c"));
        proved(merge());
        history.upgrade("head");
        history.downgrade("base");
    }

    @Test
    void virtualTablesInBothDoNotConflict() {
        history.revision("bbbb", "aaaa", sql("create virtual table f using fts5(a)"), sql("drop table f"));
        history.revision("cccc", "aaaa", sql("create virtual table e using fts5(a)"), sql("drop table e"));
        proved(merge());
    }

    @Test
    void threeHeadsAreAppliedWithEachFirst() {
        history.revision("bbbb", "aaaa", add("b"), drop("b"));
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        history.revision("eeee", "aaaa", add("b"), drop("b"));
        refused("bbbb", "eeee", "already has a column b");
        proved(merge("bbbb", "cccc"));
    }

    @Test
    void historiesWithoutACommonRevisionAreProvedToo() {
        history.revision("bbbb", "", "op.createTable(\"x\", column(\"id\", integer()));", "op.dropTable(\"x\");");
        proved(merge());
        history.revision("eeee", "", "op.createTable(\"t\", column(\"id\", integer()));", "op.dropTable(\"t\");");
        assertThatThrownBy(() -> new Merge(history.project(), RunListener.SILENT)
                        .run(new Merge.Request(List.of(), "", List.of(), "ffff", false)))
                .hasMessageContaining("aaaa (Step aaaa) and eeee (Step eeee)");
    }

    @Test
    void aDependencyDecidesTheOrder() {
        history.revision("bbbb", "aaaa", add("phone"), drop("phone"));
        history.revision(
                "cccc",
                "aaaa",
                "op.batchAlterTable(\"t\", b -> b.renameColumn(\"phone\", \"number\"));",
                "op.batchAlterTable(\"t\", b -> b.renameColumn(\"number\", \"phone\"));");
        more("cccc", "dependsOn = \"bbbb\"");
        history.revision("eeee", "bbbb", add("e"), drop("e"));
        proved(merge());
        history.upgrade("head");
    }

    @Test
    void labelsNameTheBranches() {
        history.revision("bbbb", "aaaa", add("phone"), drop("phone"));
        history.revision("cccc", "aaaa", add("phone"), drop("phone"));
        more("bbbb", "branchLabels = \"shop\"");
        more("cccc", "branchLabels = \"stock\"");
        assertThatThrownBy(() -> merge("shop@head", "stock@head")).hasMessageContaining("contradict each other");
    }

    @Test
    void filesOfSqlAreReplayedLikeOthers() throws IOException {
        for (String id : List.of("bbbb", "cccc")) {
            Files.writeString(
                    folder.resolve("revisions/Rev_" + id + ".sql"),
                    "-- id: " + id + "\n-- down revision: aaaa\n-- created: 2026-01-01T00:00:00Z\n"
                            + "\n-- upgrade\nALTER TABLE t ADD COLUMN phone text;\n\n-- downgrade\n"
                            + "ALTER TABLE t DROP COLUMN phone;\n");
        }
        refused("bbbb", "cccc", "phone");
    }

    @Test
    void aHeadThatFailsByItselfDoesNotPreventTheMerge() {
        history.revision("bbbb", "aaaa", "op.dropTable(\"nowhere\");", "");
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        notProved(merge(), "revision bbbb (Step bbbb) already fails on its own", "limbeck verify", "nowhere");
    }

    @Test
    void aHeadWhoseDowngradeFailsByItselfDoesNotPreventTheMerge() {
        history.revision("bbbb", "aaaa", add("b"), "");
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        notProved(merge(), "the downgrade of revision bbbb (Step bbbb) already fails on its own", "column t.b");
    }

    @Test
    void anIrreversibleRevisionEndsTheDowngrade() {
        history.revision("bbbb", "aaaa", add("b"), "");
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        more("bbbb", "irreversible = \"its values are gone\"");
        RevisionResult result = merge();
        assertThat(result.proof()).isEqualTo(ProofStatus.DONE);
        assertThat(result.warnings()).singleElement().asString().contains("only as far as bbbb", "cannot be reverted");
    }

    @Test
    void aHistoryThatNeedsAnExistingDatabaseIsReported() {
        history.revision("aaaa", "", "op.addColumn(\"old\", column(\"x\", integer()));", drop("x"));
        history.revision("bbbb", "aaaa", add("b"), drop("b"));
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        notProved(merge(), "revision aaaa (Step aaaa) already fails on its own", "There is no table old");
    }

    @Test
    void codeThatReadsRowsOfTheRealDatabaseIsReported() {
        String reads = "try (var s = op.connection().createStatement(); var r = s.executeQuery(\"select * from t\")) {"
                + " if (!r.next() || !\"root\".equals(r.getString(2))) throw new IllegalStateException(\"no root\"); }";
        history.revision("bbbb", "aaaa", reads, "");
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        notProved(merge(), "bbbb", "no root");
    }

    @Test
    void revisionsThatDoNotCompileAreReported() {
        history.revision("bbbb", "aaaa", "com.example.Missing.call();", "");
        history.revision("cccc", "aaaa", add("c"), drop("c"));
        notProved(merge(), "the revisions cannot be loaded", "com.example");
    }

    @Test
    void aRevisionOtherThanAMergeThatJoinsBranchesIsProved() {
        history.revision("bbbb", "aaaa", add("phone"), drop("phone"));
        history.revision("cccc", "aaaa", add("phone"), drop("phone"));
        for (Placement placement : List.of(
                new Placement(List.of("bbbb", "cccc"), false, List.of(), List.of(), null),
                new Placement(List.of("bbbb"), false, List.of(), List.of("cccc"), null))) {
            assertThatThrownBy(() -> empty(placement)).hasMessageContaining("contradict each other");
        }
        assertThat(history.files()).hasSize(3);
    }

    @Test
    void anEmptyRevisionHasNothingToProve() {
        RevisionResult result = empty(Placement.AFTER_HEAD);
        assertThat(result.proof()).isEqualTo(ProofStatus.EMPTY);
        assertThat(result.warnings()).isEmpty();
    }

    private RevisionResult empty(Placement placement) {
        return new Revise(history.project(), RunListener.SILENT)
                .run(new RevisionRequest(
                        "joined",
                        false,
                        "dddd",
                        Decisions.NONE,
                        Prompt.NOBODY,
                        Set.of(),
                        placement,
                        false,
                        RevisionLanguage.JAVA));
    }
}
