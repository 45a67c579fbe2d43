package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.ImportHistory;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.ImportResult.Imported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the folders and configuration files of real Alembic projects. */
class LayoutTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requirePython() {
        ScriptFolder.requirePython();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("shop").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void script(String file, String id) throws IOException {
        write(
                file,
                "\"\"\"x\n\nCreate Date: 2021-01-01 00:00:00\n\"\"\"\nrevision = '" + id + "'\ndown_revision = None\n"
                        + "def upgrade(): pass\ndef downgrade(): pass\n");
    }

    private ImportResult run(String from, @Nullable String section) {
        Path path = folder.resolve("shop").resolve(from).normalize();
        return new ImportHistory(new ImportedProject(folder).project("none.db"), RunListener.SILENT)
                .run(new ImportHistory.Request("alembic", path, null, section));
    }

    private List<String> ids(String from) {
        return run(from, null).revisions().stream().map(Imported::id).toList();
    }

    @Test
    void flaskMigrateKeepsItsIniInTheScriptFolder() throws IOException {
        write(
                "migrations/alembic.ini",
                "[alembic]\n# template used to generate migration files\n\n[loggers]\nkeys = root\n");
        write("migrations/env.py", "from alembic import context\n");
        script("migrations/versions/a1.py", "aaaa");
        assertThat(ids("migrations")).containsExactly("aaaa");
    }

    @Test
    void anIniWithoutAnAlembicSectionSaysNothingAboutTheScripts() throws IOException {
        write("alembic.ini", "[loggers]\nkeys = root\n");
        script("versions/a1.py", "aaaa");
        assertThat(ids("")).containsExactly("aaaa");
    }

    @Test
    void theDefaultScriptFolderIsNamedAlembic() throws IOException {
        write("alembic.ini", "[alembic]\nsqlalchemy.url = sqlite://\n");
        script("alembic/versions/a1.py", "aaaa");
        assertThat(ids("")).containsExactly("aaaa");
    }

    @Test
    void theScriptLocationMayBeAPackage() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = shop.db:migrations\n");
        script("src/shop/db/migrations/versions/a1.py", "aaaa");
        assertThat(ids("")).containsExactly("aaaa");
    }

    /** Tests a layout like that of JupyterHub, where the program replaces {alembic_dir}. */
    @Test
    void aPlaceholderIsTheOnlyFolderWithScripts() throws IOException {
        write("hub/alembic.ini", "[alembic]\nscript_location = {alembic_dir}\nsqlalchemy.url = {db_url}\n");
        write("hub/alembic/env.py", "from alembic import context\n");
        script("hub/alembic/versions/a1.py", "aaaa");
        ImportResult result = run("hub", null);
        assertThat(result.revisions()).extracting(Imported::id).containsExactly("aaaa");
        assertThat(result.warnings())
                .containsExactly(folder.resolve("shop/hub/alembic.ini")
                        + " specifies script_location = {alembic_dir}, a placeholder that a program of the project"
                        + " replaces; the scripts in "
                        + folder.resolve("shop/hub/alembic") + " were imported");
    }

    @Test
    void aPlaceholderForOneOfSeveralFoldersIsAnError() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = {alembic_dir}\n");
        for (String each : List.of("one", "two")) {
            write(each + "/env.py", "from alembic import context\n");
            script(each + "/versions/a1.py", "aaaa");
        }
        assertThatThrownBy(() -> run("", null))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("script_location = {alembic_dir}, a placeholder")
                .hasMessageContaining(folder.resolve("shop/one") + ", " + folder.resolve("shop/two"))
                .hasMessageEndingWith("Specify the folder that contains versions.");
    }

    @Test
    void aPercentSignInTheFolderAndInOtherSettingsIsNoInterpolation() throws IOException {
        write("50%s/alembic.ini", "\uFEFF[alembic]\nscript_location = %(here)s/db\nsqlalchemy.url = x://u:p%40@h/d\n");
        script("50%s/db/versions/a1.py", "aaaa");
        assertThat(ids("50%s")).containsExactly("aaaa");
    }

    @Test
    void versionLocationsAreSplitAsAlembicSplitsThem() throws IOException {
        script("one/a.py", "aaaa");
        script("the two/b.py", "bbbb");
        for (String separated : List.of(
                "path_separator = os\nversion_locations = one:the two",
                "version_path_separator = ;\nversion_locations = one;the two",
                "path_separator = newline\nversion_locations =\n    %(here)s/one\n    %(here)s/the two",
                "path_separator = :\nversion_locations = one:./the two")) {
            write("alembic.ini", "[alembic]\nscript_location = .\n" + separated + "\n");
            assertThatThrownBy(() -> ids("missing")).isInstanceOf(CommandException.class);
            ImportResult result = run("", null);
            assertThat(result.revisions())
                    .as(separated)
                    .extracting(Imported::id)
                    .containsExactly("aaaa", "bbbb");
            for (Imported each : result.revisions()) {
                Files.delete(each.file());
            }
        }
        write("alembic.ini", "[alembic]\nscript_location = .\nversion_locations = one, %(here)s/one\n");
        assertThat(ids("")).containsExactly("aaaa");
    }

    @Test
    void foldersInsideAVersionLocationAreReadOnlyIfAlembicReadsThem() throws IOException {
        script("alembic/versions/a.py", "aaaa");
        script("alembic/versions/2024/b.py", "bbbb");
        write("alembic.ini", "[alembic]\nscript_location = alembic\nrecursive_version_locations = true\n");
        assertThat(ids("")).containsExactly("aaaa", "bbbb");
        write("alembic.ini", "[alembic]\nscript_location = alembic\n");
        assertThatThrownBy(() -> ids("")).hasMessageContaining("aaaa").hasMessageNotContaining("bbbb already");
    }

    @Test
    void pyprojectConfiguresNewerProjects() throws IOException {
        write(
                "pyproject.toml",
                """
                [project]
                name = 'shop'
                [tool.alembic]
                script_location = "%(here)s/db"
                version_locations = [
                  "%(here)s/db/first",
                  "db/second"
                ]
                """);
        script("db/first/a.py", "aaaa");
        script("db/second/b.py", "bbbb");
        assertThat(ids("pyproject.toml")).containsExactly("aaaa", "bbbb");
        write("pyproject.toml", "[project]\nname = 'shop'\n");
        assertThatThrownBy(() -> ids("")).hasMessageContaining("Found no alembic migrations");
    }

    @Test
    void alembicIniWithoutLocationsIsCompletedByPyproject() throws IOException {
        write("pyproject.toml", "[tool.alembic]\nscript_location = \"db\"\n");
        write("alembic.ini", "[alembic]\nsqlalchemy.url = sqlite://\n");
        script("db/versions/a.py", "aaaa");
        assertThat(ids("")).containsExactly("aaaa");
    }

    @Test
    void aSectionIsChosenByItsName() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = main\n[billing]\nscript_location = billing\n");
        script("main/versions/a.py", "aaaa");
        script("billing/versions/b.py", "bbbb");
        ImportResult first = run("", null);
        assertThat(first.revisions()).extracting(Imported::id).containsExactly("aaaa");
        assertThat(first.warnings()).anyMatch(each -> each.contains("import [billing] separately with --section"));
        ImportResult second = run("", "billing");
        assertThat(second.revisions()).extracting(Imported::id).containsExactly("bbbb");
        assertThatThrownBy(() -> run("", "nosuch")).hasMessageContaining("has a section [nosuch]");
        write("alembic.ini", "[shop]\nscript_location = main\n[billing]\nscript_location = billing\n");
        assertThatThrownBy(() -> run("", null)).hasMessageContaining("[shop], [billing]");
    }

    @Test
    void anotherIniFileIsNamedItself() throws IOException {
        write("development.ini", "[app:main]\nuse = egg:shop\n[alembic]\nscript_location = shop/alembic\n");
        script("shop/alembic/versions/a.py", "aaaa");
        assertThat(ids("development.ini")).containsExactly("aaaa");
    }

    @Test
    void missingFoldersAreAllNamed() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = db\nversion_locations = db/a db/b\n");
        assertThatThrownBy(() -> ids(""))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("db/a, ")
                .hasMessageContaining("db/b, which do not exist");
    }

    @Test
    void aScriptFolderFurtherBelowIsNamed() throws IOException {
        write("core/admin/migrations/env.py", "");
        script("core/admin/migrations/versions/a.py", "aaaa");
        assertThatThrownBy(() -> ids("")).hasMessageContaining("core/admin/migrations. Specify that folder");
    }

    @Test
    void anyNumberOfUnreadableScriptsIsReportedInOneMessage() throws IOException {
        script("versions/a.py", "aaaa");
        write("versions/b.py", "def upgrade(:\n");
        write("versions/c.py", "revision = 'cc\n");
        assertThatThrownBy(() -> ids(""))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("2 scripts cannot be read")
                .hasMessageContaining("b.py")
                .hasMessageContaining("c.py");
    }

    @Test
    void longIdsAreImportedAndRunWithAWarning() throws IOException {
        String first = "20260102_add_the_shelves_of_the_shop";
        String second = "20260103_" + "x".repeat(60);
        script("versions/a.py", first);
        write(
                "versions/b.py",
                "revision = '" + second + "'\ndown_revision = '" + first
                        + "'\ndef upgrade(): pass\ndef downgrade(): pass\n");
        ImportResult result = run("", null);
        assertThat(result.unproved()).isEmpty();
        assertThat(result.warnings())
                .anyMatch(each -> each.startsWith("2 ids are longer than the 32 characters")
                        && each.contains(first)
                        && each.contains(second));
        ImportedProject project = new ImportedProject(folder);
        project.upgrade("app.db", "head");
        project.downgrade("app.db", first);
        assertThat(project.drift("app.db")).isEmpty();
    }

    @Test
    void anyNumberOfInvalidIdsIsReportedInOneMessage() throws IOException {
        script("versions/a.py", "a-b");
        script("versions/b.py", "c@d");
        script("versions/c.py", "same");
        script("versions/d.py", "same");
        assertThatThrownBy(() -> ids(""))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("\"a-b\"")
                .hasMessageContaining("\"c@d\"")
                .hasMessageContaining("Two scripts have the id same");
    }
}
