package dev.limbeck.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests invalid values in the section {@code [revisions]}, and commands that are run on new files. */
final class RevisionRulesTest {
    @TempDir
    private Path folder = Path.of(".");

    private RevisionSettings read(String section) throws IOException {
        Files.writeString(folder.resolve("limbeck.toml"), section);
        return Settings.builder()
                .workingDirectory(folder)
                .variables(Map.of("TOOLS", "tools"))
                .load()
                .revisions();
    }

    private void refuses(String section, String... words) {
        assertThatThrownBy(() -> read(section))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void refusesAnEmptyVersionTableAndTheSameTableForTheLog() {
        refuses("[revisions]\nversion_table = ''", "revisions.version_table is empty", "alembic_version");
        refuses(
                "[revisions]\nlog_table = 'Alembic_Version'",
                "revisions.log_table and revisions.version_table specify the same table");
    }

    @Test
    void refusesATemplateWithoutAFile() {
        refuses("[revisions]\nfile_template = ' '", "revisions.file_template does not name a file", "Rev_{rev}_{slug}");
        refuses("[revisions]\nfile_template = '{year}/'", "does not name a file");
    }

    @Test
    void refusesAnInvalidPackage() throws IOException {
        refuses("[revisions]\npackage = 'db-revisions'", "\"db-revisions\"", "not a valid Java package");
        refuses("[revisions]\npackage = 'db.class'", "not a valid Java package");
        assertThat(read("[revisions]\npackage = ''").packageName()).isEmpty();
    }

    @Test
    void refusesANegativeNumber() {
        refuses("[revisions]\ntruncate_slug_length = -4", "must be a whole number, 0 or more, but is -4");
    }

    @Test
    void commandsAreTextsOrTablesWithANameAndAFolder() throws IOException {
        assertThat(read("[revisions]\npost_write = ['a {file}', {name = 'style', command = 'b', cwd = '${TOOLS}'}]")
                        .postWrite())
                .containsExactly(
                        PostWriteCommand.of("a {file}"), new PostWriteCommand("style", "b", folder.resolve("tools")));
        assertThat(read("[[revisions.post_write]]\ncommand = 'a'\n[[revisions.post_write]]\ncommand = 'b'")
                        .postWrite())
                .isEqualTo(List.of(PostWriteCommand.of("a"), PostWriteCommand.of("b")));
        refuses("[[revisions.post_write]]\nname = 'style'", "style has no command");
        refuses("[[revisions.post_write]]\ncommand = 'a'\ntype = 'exec'", "unknown key type", "command, name and cwd");
        refuses("[revisions]\npost_write = 5", "a list of commands", "but is 5");
    }
}
