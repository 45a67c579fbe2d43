package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code limbeck model} without a server; {@link dev.limbeck.cli.server.PackagedModelTests} runs it on servers.
 */
final class ModelCommandTest {
    @Test
    void anEmbeddedDatabaseNeedsNoFile(@TempDir Path folder) throws IOException {
        Cli cli = Sample.createIn(folder);
        assertThat(cli.output("model"))
                .isEqualTo("SQLite is an embedded database, for which the application needs no model file; nothing "
                        + "was written.\n");
        assertThat(folder.resolve("META-INF")).doesNotExist();
    }

    /** If this were not an error, a build that lacks the URL would silently write nothing. */
    @Test
    void theDatabaseMustBeKnown(@TempDir Path folder) throws IOException {
        Cli cli = Sample.createIn(folder);
        cli.write("limbeck.toml", cli.read("limbeck.toml").replaceFirst("(?m)^url = .*$", ""));
        Cli.Outcome outcome = cli.run("model");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("No database is configured.").contains("LIMBECK_DATABASE_URL");
    }
}
