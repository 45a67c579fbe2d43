package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests modules in the project that the installed version of Python cannot parse, such as modules for a newer version.
 */
class UnparsedModuleTest {
    private static final String BROKEN = "LENGTH = 20\n\n\nif broken(:\n    pass\n";

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void create() throws IOException {
        ScriptFolder.requirePython();
        scripts = new ScriptFolder(folder).create();
    }

    @Test
    void aModuleThatAScriptImportsIsNamedOnceWithItsLine() throws IOException {
        Path module = Files.createDirectories(folder.resolve("stock")).resolve("words.py");
        Files.writeString(module, BROKEN);
        Files.writeString(folder.resolve("stock/unused.py"), BROKEN);
        String create = "from stock.words import LENGTH\nop.create_table('t', sa.Column('a', sa.String(LENGTH)))";
        scripts.upgrade("1a", create);
        scripts.upgrade("2b", create.replace("'t'", "'u'"));

        assertThat(scripts.run().warnings())
                .filteredOn(warning -> warning.contains("cannot parse"))
                .singleElement()
                .asString()
                .startsWith(module + ":4: Python 3.")
                .contains("cannot parse this module, so none of it is used (");
    }

    /**
     * Only two things are lost: a class that requires a newer Python, and any object that another statement binds to
     * the name of that class.
     */
    @Test
    void theRestOfTheModuleIsUsed() throws IOException {
        Path module = Files.createDirectories(folder.resolve("stock")).resolve("words.py");
        Files.writeString(
                module,
                """
                LENGTH = 20
                Broken = 30


                @final
                @other(
                    1
                )
                class Broken(
                    object
                ):
                    size = 20

                    def method(self:
                        pass


                def width():
                    return LENGTH + 1
                """);
        scripts.upgrade(
                "1a", "from stock.words import width\nop.create_table('t', sa.Column('a', sa.String(width())))");
        scripts.upgrade(
                "2b", "from stock.words import Broken\nop.create_table('u', sa.Column('a', sa.String(Broken)))");

        ImportResult imported = scripts.run();
        assertThat(imported.warnings())
                .anyMatch(warning -> warning.startsWith(module + ":14: Python 3.")
                        && warning.contains("cannot parse this module, so it is used without Broken ("));
        assertThat(scripts.project().text("1a")).contains("varchar(21)");
        assertThat(scripts.project().text("2b")).doesNotContain("varchar(30)");
    }

    @Test
    void aFileWithTheNamingConventionIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("alembic/env.py"), "from models import Base\ntarget_metadata = Base.metadata\n");
        Path models = folder.resolve("models.py");
        Files.writeString(models, "naming_convention = {'uq': 'uq_%(table_name)s'}\n" + BROKEN);
        scripts.upgrade("1a", "op.create_table('t', sa.Column('a', sa.Integer()))");

        assertThat(scripts.run().warnings()).anyMatch(warning -> warning.startsWith(models + ":5: Python 3."));
    }
}
