package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the errors for mistyped help topics and revision folders, and the remedies that they suggest. */
final class MistypedArgumentsTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    @Test
    void helpForAnUnknownCommandListsTheCommandsOnce() {
        Outcome outcome = cli.run("help", "nosuch");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("There is no command \"nosuch\". The commands are: init, list-templates, revision,")
                .doesNotContain("list_templates", "help help")
                .endsWith("Try: limbeck help\n");
    }

    @Test
    void helpSuggestsTheCommandInAnotherCaseOrOfAnotherTool() {
        assertThat(cli.run("help", "CHECK").err()).contains("Did you mean check?");
        assertThat(cli.run("help", "upgrde").err()).contains("Did you mean upgrade?");
        assertThat(cli.run("help", "makemigrations").err()).contains("revision --autogenerate -m MESSAGE");
        assertThat(cli.output("help", "list_templates")).contains("list-templates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current",
                "heads",
                "history",
                "branches",
                "check",
                "verify",
                "upgrade head",
                "downgrade base",
                "stamp head",
                "upgrade head --sql",
                "show head",
                "drift"
            })
    void aMistypedFolderOfRevisionsIsAnError(String command) {
        Outcome outcome = cli.run(("--revisions-locations nope " + command).split(" "));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("There are no revisions: the folder", "nope does not exist.");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aNewRevisionCreatesItsFolder() {
        assertThat(cli.output("--revisions-locations", "other", "revision", "-m", "first"))
                .contains("Created other/");
    }

    @Test
    void valuesAreCompletedInLowerCase() {
        assertThat(cli.output("completion", "bash"))
                .contains("(\"java\" \"sql\")", "(\"fields\" \"getters\")")
                .doesNotContainPattern("_args=\\([^)]*[A-Z]");
    }

    @Test
    void aTableThatExistsIsExplained() {
        cli.output("revision", "-m", "make", "--rev-id", "a1");
        String file = cli.files().stream()
                .filter(name -> name.contains("Rev_a1"))
                .findFirst()
                .orElseThrow();
        cli.write(
                file,
                cli.read(file)
                        .replace(
                                "upgrade(Operations op) {",
                                "upgrade(Operations op) {\n        op.createTable(\"pet\", column(\"id\", integer()));"));
        cli.output("upgrade", "head");
        cli.output("stamp", "base");
        Outcome outcome = cli.run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("table pet already exists.", "`limbeck stamp a1`", "limbeck check", "--from-database");
        assertThat(cli.output("stamp", "a1")).contains("a1");
    }
}
