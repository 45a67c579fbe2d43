package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests commands on histories with several heads and bases. */
final class BranchesTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    /** Creates two heads, as if two people had written a revision after 22bb at the same time. */
    private void twoHeads() {
        cli.output("revision", "-m", "left", "--rev-id", "33aa");
        cli.output("revision", "-m", "right", "--rev-id", "33bb", "--head", "22bb", "--splice");
        cli.setSameDate();
    }

    /** Creates the branches shop and stock after 22bb, and the separate history mail. */
    private void labeled() {
        cli.output("revision", "-m", "left", "--rev-id", "33aa", "--branch-label", "shop");
        cli.output(
                "revision", "-m", "right", "--rev-id", "33bb", "--head", "22bb", "--splice", "--branch-label", "stock");
        cli.output("revision", "-m", "mail", "--rev-id", "aa11", "--head", "base", "--branch-label", "mail");
        cli.output("revision", "-m", "mail 2", "--rev-id", "aa22", "--head", "mail@head", "--depends-on", "stock");
        cli.setSameDate();
    }

    private void current(String... lines) {
        assertThat(cli.output("current").lines()).containsExactlyInAnyOrder(lines);
    }

    private String refused(String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        return outcome.err();
    }

    @Test
    void aSecondRevisionAfterTheSameOneNeedsSplice() {
        cli.output("revision", "-m", "left", "--rev-id", "33aa");
        assertThat(refused("revision", "-m", "right", "--head", "22bb"))
                .contains("22bb is not a head", "33aa (left)", "--splice");
    }

    @Test
    void everyCommandThatNeedsOneHeadNamesBothAndTheSolutions() {
        twoHeads();
        String[][] commands = {{"upgrade", "head"}, {"revision", "-m", "x"}, {"show", "head"}, {"heads", "--single"}};
        for (String[] command : commands) {
            assertThat(refused(command))
                    .contains("2 heads", "33aa left", "33bb right", "limbeck merge heads", "downRevision");
        }
        String[][] listings = {{"heads"}, {"history"}};
        for (String[] listing : listings) {
            Cli.Outcome outcome = cli.run(listing);
            assertThat(outcome.code()).isZero();
            assertThat(outcome.err()).contains("33aa left", "limbeck merge heads");
        }
        assertThat(refused("revision", "-m", "x")).contains("--head");
    }

    @Test
    void labeledHeadsAreIntendedAndGiveNoWarning() {
        labeled();
        assertThat(cli.run("heads").err()).isEmpty();
        assertThat(refused("upgrade", "head"))
                .contains("mail@head", "shop@head")
                .doesNotContain("two people");
    }

    @Test
    void headsSinglePassesWithOneHead() {
        assertThat(cli.output("heads", "--single")).isEqualTo("22bb (head)\n");
    }

    @Test
    void headsShowsLabelsAndCanLeaveOutDependencies() {
        labeled();
        assertThat(cli.output("heads").lines())
                .containsExactlyInAnyOrder("33aa (shop) (head)", "33bb (stock) (effective head)", "aa22 (mail) (head)");
        assertThat(cli.output("heads", "--resolve-dependencies").lines())
                .containsExactlyInAnyOrder("33aa (shop) (head)", "aa22 (mail) (head)");
    }

    @Test
    void upgradeHeadsAppliesAllBranchesAndKeepsARowForEach() {
        twoHeads();
        cli.output("upgrade", "heads");
        current("33bb (head) (current)", "33aa (head) (current)");
    }

    @Test
    void upgradeAndDowngradeOfOneBranchLeaveTheOtherUnchanged() {
        twoHeads();
        cli.output("upgrade", "33aa");
        current("33aa (head) (current)");
        cli.output("upgrade", "33bb@head");
        cli.output("downgrade", "33aa@-1");
        current("33bb (head) (current)");
        assertThat(cli.run("downgrade", "33bb@-2").err()).contains("Running downgrade 22bb -> 11aa");
        current("11aa (current)");
    }

    @Test
    void stepsFromTwoCurrentRevisionsAreAmbiguousAndTheMessageExplainsHowToChoose() {
        twoHeads();
        cli.output("upgrade", "heads");
        assertThat(refused("downgrade", "-1")).contains("33aa", "33bb", "@-1");
    }

    @Test
    void mergeJoinsTheHeadsAndItsUpgradeJoinsTheVersionRows() {
        twoHeads();
        cli.output("upgrade", "heads");
        assertThat(cli.output("merge", "heads", "-m", "together", "--rev-id", "44cc"))
                .isEqualTo("Created src/main/java/db/revisions/Rev_44cc_together.java\n");
        assertThat(cli.output("history").lines().findFirst().orElse(""))
                .isEqualTo("33aa, 33bb -> 44cc (head) (mergepoint), together");
        cli.output("upgrade", "head");
        current("44cc (head) (current) (mergepoint)");
        assertThat(refused("downgrade", "-1")).contains("33aa, 33bb");
        cli.output("downgrade", "33aa");
        current("33bb (current)", "33aa (current)");
    }

    @Test
    void mergeOfOneHeadIsRejected() {
        assertThat(refused("merge")).contains("nothing to merge", "22bb");
        assertThat(refused("merge", "11aa", "22bb")).contains("already contains");
    }

    @Test
    void branchesShowsWhereTheHistoryDivides() {
        twoHeads();
        assertThat(cli.output("branches"))
                .isEqualTo(
                        """
                22bb (branchpoint)
                     -> 33aa (head), left
                     -> 33bb (head), right

                """);
        assertThat(cli.output("branches", "--format", "json"))
                .startsWith("{\"format\":1,\"branches\":[{\"revision\":{\"id\":\"22bb\"");
    }

    @Test
    void aHistoryWithoutBranchesHasNoBranchPoints() {
        assertThat(cli.run("branches").out()).isEmpty();
    }

    @Test
    void aBranchIsAppliedWithItsDependencies() {
        labeled();
        Cli.Outcome outcome = cli.run("upgrade", "mail@head");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("-> 33bb, right", "-> aa22, mail 2").doesNotContain("33aa");
        current("aa22 (mail) (head) (current)");
        cli.output("downgrade", "mail@base");
        current("33bb (stock) (effective head) (current)");
        cli.output("upgrade", "shop@+1");
        assertThat(cli.output("current").lines()).hasSize(2);
    }

    @Test
    void aHeadThatAnotherHeadDependsOnIsNoSecondHead() {
        cli.output("revision", "-m", "a", "--rev-id", "aaaa1");
        cli.output("revision", "-m", "b", "--rev-id", "bbbb1", "--head", "base", "--depends-on", "aaaa1");
        assertThat(cli.run("heads", "--single").code()).isZero();
        assertThat(cli.output("verify", "--no-model")).contains("single head   passed  bbbb1");
        assertThat(refused("merge", "heads"))
                .contains(
                        "matches only revision bbbb1", "aaaa1 is already applied with the revision that depends on it");
        assertThat(refused("merge", "aaaa1", "bbbb1")).contains("bbbb1 already contains aaaa1");
        cli.output("upgrade", "head");
        current("bbbb1 (head) (current)");
        cli.output("downgrade", "base");
        cli.output("revision", "-m", "next", "--rev-id", "cccc1");
        assertThat(cli.output("show", "cccc1")).contains("bbbb1");
        cli.output("revision", "-m", "of a", "--rev-id", "dddd1", "--head", "aaaa1");
        assertThat(refused("upgrade", "head")).contains("2 heads", "cccc1", "dddd1", "limbeck merge heads");
        cli.output("merge", "heads", "-m", "both");
        assertThat(cli.run("heads", "--single").code()).isZero();
        cli.output("upgrade", "head");
    }

    @Test
    void currentChecksThatEveryHeadIsApplied() {
        twoHeads();
        cli.output("upgrade", "33aa");
        Cli.Outcome outcome = cli.run("current", "--check-heads");
        assertThat(outcome.code()).isEqualTo(ExitCode.NOT_AT_HEAD);
        assertThat(outcome.err()).contains("at 33aa", "limbeck upgrade heads");
        cli.output("upgrade", "heads");
        assertThat(cli.run("current", "--check-heads").code()).isZero();
    }

    @Test
    void currentCheckNeverCreatesTheDatabase() {
        assertThat(cli.run("current", "--check-heads").code()).isEqualTo(ExitCode.NOT_AT_HEAD);
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void aDuplicateLabelAndAMissingDependencyAreRejectedBeforeTheFileIsWritten() {
        labeled();
        int files = cli.files().size();
        assertThat(refused("revision", "-m", "x", "--head", "shop@head", "--branch-label", "mail"))
                .contains("\"mail\" is taken");
        assertThat(refused("revision", "-m", "x", "--head", "shop@head", "--depends-on", "stok"))
                .contains("no revision or branch \"stok\"", "stock");
        assertThat(refused("revision", "-m", "x", "--head", "shop@head", "--rev-id", "a-b"))
                .contains("\"a-b\"");
        assertThat(refused("revision", "-m", "x", "--head", "shop@head", "--rev-id", "aa22"))
                .contains("already");
        assertThat(cli.files()).hasSize(files);
    }

    /** {@code downgrade -1} reverts one revision, even if a user has tried to use -1 as the name of a branch. */
    @Test
    void aLabelCannotBeReadAsAStepAndAnIdHasALetterOrDigit() {
        labeled();
        int files = cli.files().size();
        for (String label :
                List.of("-1", "-12", ".", "._", "-shop", "head-1", "base-2", "current-1", "shop-1", "22bb-1")) {
            assertThat(refused("revision", "-m", "x", "--head", "base", "--branch-label=" + label))
                    .contains("\"" + label + "\"");
        }
        for (String id : List.of(".", "..", "_", "._.")) {
            assertThat(refused("revision", "-m", "x", "--head", "base", "--rev-id", id))
                    .contains("\"" + id + "\"");
            assertThat(refused("merge", "heads", "-m", "x", "--rev-id", id)).contains("\"" + id + "\"");
        }
        assertThat(cli.files()).hasSize(files);
        cli.output("revision", "-m", "x", "--head", "base", "--rev-id", "_1.", "--branch-label", "release-2");
    }

    @Test
    void dependsOnKeepsALabelAndCompletesThePrefixOfAnId() {
        cli.output("revision", "-m", "x", "--rev-id", "aaaabbbb", "--branch-label", "shop");
        cli.output(
                "revision",
                "-m",
                "y",
                "--rev-id",
                "bb",
                "--head",
                "base",
                "--depends-on",
                "aaaa",
                "--depends-on",
                "shop");
        assertThat(cli.output("show", "bb")).contains("Also depends on: aaaabbbb, shop\n");
    }

    @Test
    void showPrintsAllRevisionsThatANameMeans() {
        twoHeads();
        assertThat(cli.output("show", "heads")).contains("Rev: 33aa", "Rev: 33bb");
        cli.output("upgrade", "33aa");
        assertThat(cli.output("show", "current")).startsWith("Rev: 33aa (head) (current)");
        assertThat(cli.output("show", "-1")).startsWith("Rev: 22bb");
    }

    @Test
    void aRevisionOfAnotherBranchIsRejected() {
        labeled();
        assertThat(refused("upgrade", "shop@33bb")).contains("33bb is not in branch \"shop\"");
        assertThat(refused("upgrade", "shpo@head")).contains("no branch \"shpo\"");
    }

    @Test
    void aRevisionIsWrittenToTheFolderOfItsDownRevision() {
        cli.write(
                "limbeck.toml",
                """
                [database]
                url = "jdbc:sqlite:app.db"
                [revisions]
                locations = ["src/main/java/db/revisions", "src/main/java/mail/revisions"]
                package = "db.revisions"
                """);
        assertThat(refused("revision", "-m", "mail", "--head", "base")).contains("--version-path");
        assertThat(refused("revision", "-m", "mail", "--version-path", "other")).contains("revisions.locations");
        cli.output(
                "revision",
                "-m",
                "m",
                "--rev-id",
                "aa11",
                "--head",
                "base",
                "--branch-label",
                "mail",
                "--version-path",
                "src/main/java/mail/revisions");
        assertThat(cli.output("revision", "-m", "n", "--rev-id", "aa22", "--head", "mail@head"))
                .isEqualTo("Created src/main/java/mail/revisions/Rev_aa22_n.java\n");
        assertThat(cli.read("src/main/java/mail/revisions/Rev_aa22_n.java")).startsWith("package mail.revisions;");
        cli.output("upgrade", "heads");
        current("aa22 (mail) (head) (current)", "22bb (head) (current)");
    }

    @Test
    void twoRevisionsInACycleAreNamedWithTheirFiles() {
        String file = "src/main/java/db/revisions/Rev_11aa_first_revision.java";
        cli.write(file, cli.read(file).replace("downRevision = {}", "downRevision = \"22bb\""));
        assertThat(refused("heads")).contains("11aa", "22bb", "form a cycle", "Rev_11aa_first_revision.java");
    }
}
