package dev.limbeck.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands {@code stamp}, {@code ensure-version} and {@code edit}. */
final class StampCommandTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    @Test
    void stampRecordsTheRevisionAndRunsNothing() {
        Cli.Outcome outcome = cli.run("stamp", "head");
        assertThat(outcome.out())
                .startsWith("Created the database ")
                .endsWith("Stamped base -> 22bb; no revision was run.\n");
        assertThat(outcome.err()).doesNotContain("Running");
        assertThat(cli.output("stamp", "22bb")).isEqualTo("Nothing to do: the database is at 22bb.\n");
        assertThat(cli.output("stamp", "11aa", "--format", "json"))
                .isEqualTo("{\"format\":1,\"before\":[\"22bb\"],\"current\":[\"11aa\"],\"created\":null}\n");
        cli.output("stamp", "base");
        assertThat(cli.output("current")).isEmpty();
        assertThat(cli.output("tables")).isEqualTo("alembic_version\n");
    }

    @Test
    void stampAcceptsOneRevisionForEachBranch() {
        cli.output("revision", "-m", "mail", "--rev-id", "aa11", "--head", "base", "--branch-label", "mail");
        cli.output("stamp", "11aa", "mail");
        assertThat(cli.output("current").lines())
                .containsExactlyInAnyOrder("11aa (current)", "aa11 (mail) (head) (current)");
        cli.output("stamp", "22bb");
        assertThat(cli.output("current").lines()).hasSize(2).contains("22bb (head) (current)");
        cli.output("stamp", "mail@base");
        assertThat(cli.output("current")).isEqualTo("22bb (head) (current)\n");
        cli.output("stamp", "heads");
        assertThat(cli.output("current").lines()).hasSize(2);
        assertThat(cli.run("stamp", "11aa", "22bb").err()).contains("22bb already contains 11aa");
        assertThat(cli.run("stamp", "head").err()).contains("2 heads");
    }

    @Test
    void purgeDeletesRevisionsWithoutAFile() {
        cli.output("revision", "-m", "lost", "--rev-id", "33cc");
        cli.output("stamp", "head");
        cli.delete("src/main/java/db/revisions/Rev_33cc_lost.java");
        Cli.Outcome outcome = cli.run("stamp", "22bb");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("33cc", "limbeck stamp --purge");
        assertThat(cli.output("stamp", "--purge", "22bb")).isEqualTo("Stamped 33cc -> 22bb; no revision was run.\n");
    }

    @Test
    void aStampThatFailsCreatesNoDatabase() {
        assertThat(cli.run("stamp", "zzzz").code()).isEqualTo(ExitCode.FAILED);
        assertThat(cli.run("stamp").code()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void ensureVersionCreatesTheVersionTableOnceAndNothingElse() {
        assertThat(cli.output("ensure-version")).isEqualTo("Created the table alembic_version.\n");
        assertThat(cli.output("ensure_version")).isEqualTo("The table alembic_version already exists.\n");
        assertThat(cli.output("tables")).isEqualTo("alembic_version\n");
        assertThat(cli.output("current")).isEmpty();
        assertThat(cli.output("ensure-version", "--format", "json"))
                .isEqualTo("{\"format\":1,\"table\":\"alembic_version\",\"created\":false}\n");
    }

    @Test
    void editOpensTheFileInTheUsersEditor() {
        String file = "src/main/java/db/revisions/Rev_22bb_second_revision.java";
        Cli editor = cli.withVariable("EDITOR", "sh -c 'echo \"// edited\" >> \"$1\"' mine");
        editor.output("edit", "head");
        assertThat(cli.read(file)).endsWith("// edited\n");
        cli.output("upgrade", "11aa");
        editor.output("edit", "current");
        assertThat(cli.read("src/main/java/db/revisions/Rev_11aa_first_revision.java"))
                .endsWith("// edited\n");
    }

    @Test
    void editReportsAMissingOrFailingEditor() {
        assertThat(cli.run("edit", "head").err()).contains("VISUAL or EDITOR", "Rev_22bb_second_revision.java");
        Cli.Outcome outcome = cli.withVariable("VISUAL", "exit 3; true").run("edit", "head");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("exit code 3");
        assertThat(cli.run("edit", "base").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void ensureVersionCanBeAScript() {
        Cli.Outcome outcome = cli.run("ensure-version", "--sql");
        assertThat(outcome.out())
                .startsWith(".bail on\n")
                .contains("CREATE TABLE IF NOT EXISTS alembic_version (")
                .doesNotContain("INSERT", "BEGIN");
        assertThat(outcome.err()).isEmpty();
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
        assertThat(cli.output("ensure-version", "--sql", "--format", "json"))
                .startsWith("{\"format\":1,\"script\":\".bail on");
    }
}
