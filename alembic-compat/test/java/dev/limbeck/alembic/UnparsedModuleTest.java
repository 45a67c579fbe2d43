package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules of the project that the installed Python cannot parse, such as modules for a newer Python. */
class UnparsedModuleTest {
    private static final String BROKEN = "LENGTH = 20\n\n\ndef broken(:\n    pass\n";

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
