package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that on PostgreSQL, the sample has no differences after a dump and restore. */
class SampleDumpTest {
    private static final Path SAMPLE =
            Path.of("").toAbsolutePath().resolve("../../sample-entities").normalize();

    @TempDir
    Path folder;

    private static String settings(String url) {
        return PostgresqlProject.settings(url)
                .replace("[\"classes\"]", "[\"" + SAMPLE.resolve("target/classes") + "\"]\nsources = []");
    }

    @Test
    void theRestoredSampleHasNoDifferences() throws IOException {
        PostgresqlDump.requirePrograms();
        PostgresqlProject project = new PostgresqlProject(folder).write("limbeck.toml", "");
        project.write("limbeck.toml", settings(project.url()));
        try (Stream<Path> files = Files.list(SAMPLE.resolve("src/main/java/db/revisions"))) {
            for (Path file : files.toList()) {
                project.write("revisions/" + file.getFileName(), Files.readString(file));
            }
        }
        project.output("upgrade", "head");
        project.migrate("the last change to the entities");
        project.output("drift");
        String restored = PostgresqlServer.createDatabase();
        PostgresqlDump.restore(restored, PostgresqlDump.dump(project.url()));
        project.write("limbeck.toml", settings(restored));
        assertThat(project.output("check")).contains("No differences");
        assertThat(project.output("drift")).contains("No drift");
    }
}
