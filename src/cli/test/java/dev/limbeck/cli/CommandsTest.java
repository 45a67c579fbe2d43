package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The most common commands, run as a user would, on revisions without operations. */
final class CommandsTest {
    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.in(folder);
    }

    @Test
    void initCreatesTheFolderAndTheSettingsAndPrintsTheNextStep() {
        Cli.Outcome outcome = cli.run("init", "src/main/java/db/revisions");
        assertThat(outcome.out()).contains("Created src/main/java/db/revisions\n", "Created limbeck.toml\n");
        assertThat(outcome.err()).contains("db.revisions", "limbeck revision --autogenerate");
        assertThat(cli.files()).containsExactly("limbeck.toml");
    }

    @Test
    void initKeepsExistingSettings() {
        cli.write("limbeck.toml", "# mine\n");
        assertThat(cli.out("init", "revisions")).contains("Kept limbeck.toml, which already exists\n");
    }

    @Test
    void revisionNeedsNeitherDatabaseNorClasses() {
        cli.out("init", "src/main/java/db/revisions");
        Cli.Outcome outcome = cli.run("revision", "-m", "first revision", "--rev-id", "11aa");
        assertThat(outcome.out()).isEqualTo("Created src/main/java/db/revisions/Rev_11aa_first_revision.java\n");
        assertThat(outcome.err()).contains("write its upgrade and downgrade");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void historyIsNewestFirstInTheFormatOfAlembic() {
        assertThat(cli.project().out("history"))
                .isEqualTo(
                        """
                11aa -> 22bb (head), second revision
                <base> -> 11aa, first revision
                """);
    }

    @Test
    void upgradePrintsTheRevisionsThatRunOnStandardError() {
        Cli.Outcome outcome = cli.project().run("upgrade", "head");
        assertThat(outcome.err())
                .contains(
                        "Running upgrade base -> 11aa, first revision\nRunning upgrade 11aa -> 22bb, second revision\n");
        assertThat(outcome.out()).startsWith("Created the database ").doesNotContain("Running");
    }

    @Test
    void upgradeTwiceHasNothingToDo() {
        cli.project().out("upgrade", "head");
        assertThat(cli.out("upgrade", "head")).isEqualTo("Nothing to do: the database is at 22bb.\n");
    }

    @Test
    void targetsWithADashAndAPlusAreRevisions() {
        cli.project().out("upgrade", "+1");
        assertThat(cli.out("current")).isEqualTo("11aa (current)\n");
        cli.out("upgrade", "+1");
        Cli.Outcome down = cli.run("downgrade", "-1");
        assertThat(down.err()).contains("Running downgrade 22bb -> 11aa, second revision\n");
        assertThat(cli.run("downgrade", "base").err()).contains("Running downgrade 11aa -> base, first revision\n");
        assertThat(cli.run("current").out()).isEmpty();
    }

    @Test
    void historyMarksTheCurrentRevisionWhenAsked() {
        cli.project().out("upgrade", "11aa");
        assertThat(cli.out("history", "-i")).contains("<base> -> 11aa (current), first revision\n");
        assertThat(cli.out("history")).doesNotContain("(current)");
    }

    @Test
    void showAndVerboseListingsGiveTheWholeEntry() {
        String entry = cli.project().out("show", "head");
        assertThat(entry)
                .startsWith("Rev: 22bb (head)\nParent: 11aa\nCreated: ")
                .contains("\nPath: ", "\n\n    second revision\n");
        assertThat(cli.out("heads", "-v")).contains(entry);
        assertThat(cli.out("history", "-v")).contains(entry, "Rev: 11aa");
        cli.out("upgrade", "head");
        assertThat(cli.out("-v", "current")).contains("Rev: 22bb (head) (current)\n");
    }

    @Test
    void headsListsTheRevisionsThatNoOtherFollows() {
        assertThat(cli.project().out("heads")).isEqualTo("22bb (head)\n");
    }

    @Test
    void tablesAndSchemaShowWhatTheDatabaseStores() {
        cli.project().out("upgrade", "head");
        assertThat(cli.out("tables")).isEqualTo("alembic_version\n");
        assertThat(cli.out("schema", "alembic_version"))
                .isEqualTo(cli.out("schema"))
                .startsWith("CREATE TABLE alembic_version")
                .endsWith(";\n");
    }

    @Test
    void onlyUpgradeCreatesTheDatabase() {
        cli.project();
        cli.out("current");
        cli.out("history", "-i");
        cli.out("tables");
        cli.out("schema");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }
}
