package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the most common commands on revisions without operations, as a user would run them. */
final class CommandsTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder);
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
        assertThat(cli.output("init", "revisions")).contains("Kept limbeck.toml, which already exists\n");
    }

    @Test
    void revisionNeedsNeitherDatabaseNorClasses() {
        cli.output("init", "src/main/java/db/revisions");
        Cli.Outcome outcome = cli.run("revision", "-m", "first revision", "--rev-id", "11aa");
        assertThat(outcome.out()).isEqualTo("Created src/main/java/db/revisions/Rev_11aa_first_revision.java\n");
        assertThat(outcome.err()).contains("write its upgrade and downgrade");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void historyIsNewestFirstInTheFormatOfAlembic() {
        assertThat(cli.createProject().output("history"))
                .isEqualTo(
                        """
                11aa -> 22bb (head), second revision
                <base> -> 11aa, first revision
                """);
    }

    @Test
    void upgradePrintsTheRevisionsThatRunOnStandardError() {
        Cli.Outcome outcome = cli.createProject().run("upgrade", "head");
        assertThat(outcome.err())
                .contains(
                        "Running upgrade base -> 11aa, first revision\nRunning upgrade 11aa -> 22bb, second revision\n");
        assertThat(outcome.out()).startsWith("Created the database ").doesNotContain("Running");
    }

    @Test
    void upgradeTwiceHasNothingToDo() {
        cli.createProject().output("upgrade", "head");
        assertThat(cli.output("upgrade", "head")).isEqualTo("Nothing to do: the database is at 22bb.\n");
    }

    @Test
    void targetsWithADashAndAPlusAreRevisions() {
        cli.createProject().output("upgrade", "+1");
        assertThat(cli.output("current")).isEqualTo("11aa (current)\n");
        cli.output("upgrade", "+1");
        Cli.Outcome down = cli.run("downgrade", "-1");
        assertThat(down.err()).contains("Running downgrade 22bb -> 11aa, second revision\n");
        assertThat(cli.run("downgrade", "base").err()).contains("Running downgrade 11aa -> base, first revision\n");
        assertThat(cli.run("current").out()).isEmpty();
    }

    @Test
    void historyMarksTheCurrentRevisionWhenAsked() {
        cli.createProject().output("upgrade", "11aa");
        assertThat(cli.output("history", "-i")).contains("<base> -> 11aa (current), first revision\n");
        assertThat(cli.output("history")).doesNotContain("(current)");
    }

    @Test
    void showAndVerboseListingsGiveTheWholeEntry() {
        String entry = cli.createProject().output("show", "head");
        assertThat(entry)
                .startsWith("Rev: 22bb (head)\nParent: 11aa\nCreated: ")
                .contains("\nPath: ", "\n\n    second revision\n");
        assertThat(cli.output("heads", "-v")).contains(entry);
        assertThat(cli.output("history", "-v")).contains(entry, "Rev: 11aa");
        cli.output("upgrade", "head");
        assertThat(cli.output("-v", "current")).contains("Rev: 22bb (head) (current)\n");
    }

    @Test
    void headsListsTheRevisionsThatNoOtherFollows() {
        assertThat(cli.createProject().output("heads")).isEqualTo("22bb (head)\n");
    }

    @Test
    void tablesAndSchemaShowWhatTheDatabaseStores() {
        cli.createProject().output("upgrade", "head");
        assertThat(cli.output("tables")).isEqualTo("alembic_version\n");
        assertThat(cli.output("schema", "alembic_version"))
                .isEqualTo(cli.output("schema"))
                .startsWith("CREATE TABLE alembic_version")
                .endsWith(";\n");
    }

    @Test
    void onlyUpgradeCreatesTheDatabase() {
        cli.createProject();
        cli.output("current");
        cli.output("history", "-i");
        cli.output("tables");
        cli.output("schema");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }
}
