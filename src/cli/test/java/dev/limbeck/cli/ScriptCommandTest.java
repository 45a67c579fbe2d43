package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code --sql} and its output. */
final class ScriptCommandTest {
    @TempDir
    Path folder;

    @Test
    void standardOutputContainsOnlySqlAndTheLogGoesToStandardError() {
        Cli cli = Cli.of(folder).createProject();
        Cli.Outcome outcome = cli.run("upgrade", "base:head", "--sql", "-v");
        assertThat(outcome.err())
                .contains("Running upgrade base -> 11aa, first revision\nRunning upgrade 11aa -> 22bb, second"
                        + " revision\n");
        assertThat(outcome.out())
                .startsWith("-- No database was read: the script begins at base, and ends at 22bb.\n.bail on\n")
                .contains("\n-- Running upgrade 11aa -> 22bb, second revision\nPRAGMA foreign_keys = OFF;\nBEGIN"
                        + " EXCLUSIVE;\n")
                .endsWith("COMMIT;\n")
                .doesNotContain("\nRunning");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void foreignKeysAreEnforcedIfTheUrlEnablesThem() {
        Cli cli = Cli.of(folder).createProject();
        assertThat(cli.output("upgrade", "base:head", "--sql", "--url", "jdbc:sqlite:none.db?foreign_keys=on"))
                .contains("PRAGMA foreign_keys = ON;\nBEGIN EXCLUSIVE;\n");
    }

    @Test
    void downgradeAndStampCanBeScripts() {
        Cli cli = Cli.of(folder).createProject();
        assertThat(cli.output("downgrade", "head:base", "--sql"))
                .contains("DELETE FROM \"alembic_version\" WHERE version_num = '11aa';");
        assertThat(cli.output("stamp", "base:head", "--sql"))
                .contains("\nINSERT INTO \"alembic_version\" (version_num) VALUES ('22bb');\n");
    }

    @Test
    void aScriptIsAvailableAsJson() {
        assertThat(Cli.of(folder).createProject().output("upgrade", ":11aa", "--sql", "--format", "json"))
                .startsWith(
                        "{\"format\":1,\"script\":\"-- No database was read: the script begins at base, and ends at 11aa.\\n.bail"
                                + " on")
                .contains("\"from\":[],\"to\":[\"11aa\"],\"revisions\":[{\"id\":\"11aa\"");
    }

    @Test
    void wrongUsageAndErrorsInTheHistoryHaveDifferentExitCodes() {
        Cli cli = Cli.of(folder).createProject();
        assertThat(cli.run("upgrade", "11aa:22bb").err()).contains("A range such as 11aa:22bb needs --sql");
        assertThat(cli.run("upgrade", "head", "--sql", "--plan").code()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("stamp", "head", "--sql", "--purge").code()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("upgrade", "head", "--sql", "--sqlite-version", "3.8")
                        .err())
                .contains("--sqlite-version must be SQLite 3.40 or newer");
        assertThat(cli.run("upgrade", "22bb:11aa", "--sql").code()).isEqualTo(ExitCode.FAILED);
    }
}
