package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests different kinds of projects, projects with several databases, file names, and commands that run on new files.
 */
final class ProjectSettingsTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder);
    }

    private String failed(String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.code()).as(outcome.out()).isEqualTo(ExitCode.FAILED);
        return outcome.err();
    }

    @Test
    void templatesAreListedAndChosenByName() {
        assertThat(cli.output("list-templates")).contains("maven - ", "plain - ", "multidb - ");
        assertThat(cli.output("list_templates", "--format=json"))
                .startsWith("{\"format\":1,\"templates\":[{\"name\":\"maven\",");
        cli.output("init", "-t", "plain", "src/db");
        assertThat(cli.read("limbeck.toml"))
                .contains(
                        "classpath = [\"classes\"]",
                        "sources = [\"src\"]",
                        "locations = [\"src/db\"]",
                        "package = \"db\"");
        assertThat(failed("init", "--template", "async", "other"))
                .contains("no template \"async\"", "maven, plain, multidb");
    }

    @Test
    void oneFileServesSeveralDatabasesWithSeparateHistories() {
        cli.output("init", "--template", "multidb", "src/main/java/db/revisions");
        assertThat(cli.run("-n", "first", "revision", "-m", "one", "--rev-id", "11aa")
                        .err())
                .contains("then run: limbeck -n first upgrade head");
        assertThat(cli.output("-n", "second", "revision", "-m", "two", "--rev-id", "22bb"))
                .isEqualTo("Created src/main/java/db/revisions/second/Rev_22bb_two.java\n");
        assertThat(cli.read("src/main/java/db/revisions/second/Rev_22bb_two.java"))
                .startsWith("package db.revisions.second;");
        cli.output("-n", "first", "upgrade", "head");
        cli.output("upgrade", "head", "--name", "second");
        assertThat(cli.files()).contains("first.db", "second.db");
        assertThat(cli.output("-n", "first", "current")).isEqualTo("11aa (head) (current)\n");
        assertThat(cli.output("-n", "second", "current")).isEqualTo("22bb (head) (current)\n");
        assertThat(failed("-n", "third", "current")).contains("no environment \"third\"", "first, second");
        assertThat(failed("current")).contains("database.url");
    }

    @Test
    void initRejectsAFolderThatIsNotEmpty() {
        cli.createProject();
        assertThat(failed("init", "src/main/java/db/revisions")).contains("is not empty");
    }

    @Test
    void fileNamesFollowTheTemplateTheTimeZoneAndTheLengthOfTheSlug() {
        cli.output("init", "revisions");
        String file = cli.output(
                "revision",
                "-m",
                "a message of several words",
                "--rev-id",
                "11aa",
                "--revisions-file-template=V{year}{month}{day}_{rev}_{slug}",
                "--revisions-truncate-slug-length=12",
                "--revisions-timezone=Asia/Tokyo");
        assertThat(file).matches("Created revisions/V\\d{8}_11aa_a_message_of\\.java\n");
        assertThat(failed("revision", "-m", "x", "--revisions-file-template={revision}"))
                .contains("{revision}");
    }

    @Test
    void aVersionTableMayHaveAnotherNameButNoSchemaOnSqlite() {
        cli.createProject().output("upgrade", "head", "--revisions-version-table=versions");
        assertThat(cli.output("tables")).isEqualTo("versions\n");
        assertThat(failed("current", "--revisions-version-table-schema=audit"))
                .contains("revisions.version_table_schema", "SQLite has no schemas");
    }

    @Test
    void aCommandRunsOnEachNewFileAndItsOutputIsShown() {
        cli.output("init", "revisions");
        cli.append(
                "limbeck.toml", "post_write = [\"sh -c 'echo // seen >> $1; echo formatted' sh {file}\", \"wc -l\"]\n");
        Cli.Outcome outcome = cli.run("revision", "-m", "x", "--rev-id", "11aa");
        assertThat(outcome.code()).isZero();
        assertThat(cli.read("revisions/Rev_11aa_x.java")).endsWith("// seen\n");
        assertThat(outcome.err()).contains("Ran sh -c", "  formatted\n", "Ran wc -l\n", "Rev_11aa_x.java\n");
        assertThat(cli.run("-q", "revision", "-m", "y").err()).isEmpty();
    }

    @Test
    void aFailingCommandFailsTheRevisionAndKeepsTheFile() {
        cli.output("init", "revisions");
        cli.append("limbeck.toml", "post_write = [\"sh -c 'echo no such style; exit 7'\", \"rm\"]\n");
        assertThat(failed("revision", "-m", "x", "--rev-id", "11aa"))
                .contains("exit code 7", "no such style", "revisions.post_write");
        assertThat(cli.files()).contains("revisions/Rev_11aa_x.java");
        assertThat(failed("revision", "-m", "y", "--revisions-post-write=no-such-formatter"))
                .contains("cannot be run");
    }

    /** The result is already complete, so a failing formatter must not hide it. */
    @Test
    void aFailingCommandDoesNotHideTheResultAndTheReport() {
        cli.output("init", "revisions");
        cli.append("limbeck.toml", "post_write = [\"sh -c 'exit 7'\"]\n");
        Cli.Outcome outcome = cli.run("revision", "-m", "x", "--rev-id", "11aa");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("Created revisions/Rev_11aa_x.java");
        assertThat(outcome.err()).contains("failed with exit code 7");
        outcome = cli.run("revision", "-m", "y", "--rev-id", "22bb", "--format", "json");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("\"22bb\"", "Rev_22bb_y.java");
        assertThat(outcome.err()).contains("\"exitCode\":1").hasLineCount(1);
        outcome = cli.run("squash", "base:head", "-m", "z");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("Created revisions/Rev_22bb_z.java");
        assertThat(outcome.err()).contains("exit code 7").doesNotContain("limbeck upgrade head");
        cli.output("revision", "-m", "s", "--rev-id", "33cc", "--head", "base", "--revisions-post-write=true");
        outcome = cli.run("merge", "heads", "--rev-id", "44dd");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("Created revisions/Rev_44dd");
    }

    @Test
    void thePathIsNotAppendedIfACommandDoesNotTakeIt() {
        cli.output("init", "revisions");
        cli.append(
                "limbeck.toml",
                "\n[[revisions.post_write]]\nname = \"count\"\ncommand = \"sh -c 'echo $#' sh goal\"\nappend_file = false\n");
        assertThat(cli.run("revision", "-m", "x").err()).contains("Ran count\n  1\n");
        cli.write("limbeck.toml", cli.read("limbeck.toml").replace("append_file = false", "append_file = true"));
        assertThat(cli.run("revision", "-m", "y").err()).contains("Ran count\n  2\n");
        cli.write("limbeck.toml", cli.read("limbeck.toml").replace("append_file = true", "append_file = 3"));
        assertThat(failed("revision", "-m", "z")).contains("append_file must be true or false");
    }

    @Test
    void aCommandMayHaveANameAndAFolder() {
        cli.output("init", "revisions");
        cli.append(
                "limbeck.toml",
                """

                [[revisions.post_write]]
                name = "where"
                command = "sh -c pwd"
                cwd = "revisions"

                [[revisions.post_write]]
                name = "style check"
                command = "sh -c 'exit 3' sh {file}"
                """);
        Cli.Outcome outcome = cli.run("revision", "-m", "x", "--rev-id", "11aa");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .containsPattern("Ran where\\n  .*/revisions\\n")
                .contains("but style check failed with exit code 3.\n");
        cli.write("limbeck.toml", cli.read("limbeck.toml").replace("cwd = \"revisions\"", "cwd = \"nowhere\""));
        assertThat(failed("revision", "-m", "y")).contains("nowhere, in which where runs, does not exist");
    }

    @Test
    void subfoldersOfALocationAreSearchedIfEnabled() {
        cli.createProject();
        cli.output(
                "revision",
                "-m",
                "deep",
                "--rev-id",
                "33cc",
                "--revisions-recursive",
                "--version-path",
                "src/main/java/db/revisions/more");
        assertThat(cli.read("src/main/java/db/revisions/more/Rev_33cc_deep.java"))
                .startsWith("package db.revisions.more;");
        assertThat(cli.output("heads", "--revisions-recursive")).isEqualTo("33cc (head)\n");
        assertThat(cli.output("heads")).isEqualTo("22bb (head)\n");
        cli.output("upgrade", "head", "--revisions-recursive");
    }
}
