package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day that the launcher's class archive is made of. */
final class TrainingTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCommandOfTheDayDoesWhatItShould() throws Exception {
        assertThat(Training.in(folder)).isEmpty();
        assertThat(Sql.rows(folder, "select count(*) from alembic_version")).isEqualTo("1");
    }
}
