package dev.limbeck.alembic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.result.ImportResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder with the Alembic scripts that a test imports.
 *
 * @param folder the folder of the project; the scripts are in {@code alembic/versions}
 */
record ScriptFolder(Path folder) {
    /** The beginning of a script, with its id and its down revision. */
    static final String HEADER =
            """
            from alembic import op
            import sqlalchemy as sa

            revision = "%s"
            down_revision = %s

            """;

    /** Skips the test with a message if there is no Python. */
    static void requirePython() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "python3"))),
                "SKIPPED: there is no python3 on the path");
    }

    /** Creates the folder. */
    ScriptFolder create() throws IOException {
        Files.createDirectories(folder.resolve("alembic/versions"));
        return this;
    }

    /** {@return the project into which the scripts are imported} */
    ImportedProject project() {
        return new ImportedProject(folder);
    }

    /** Imports the scripts. */
    ImportResult run() {
        return project().from(folder.resolve("alembic"));
    }

    /** Writes a script. */
    void write(String id, String text) throws IOException {
        Files.writeString(folder.resolve("alembic/versions/" + id + ".py"), text);
    }

    /** Writes a script with the given upgrade and an empty downgrade. */
    void upgrade(String id, String body) throws IOException {
        write(
                id,
                "\"\"\"" + id + "\n\nCreate Date: 2021-01-01 00:00:00\n\"\"\"\n"
                        + HEADER.formatted(id, "None")
                        + "def upgrade():\n" + body.indent(4) + "\n\ndef downgrade():\n    pass\n");
    }
}
