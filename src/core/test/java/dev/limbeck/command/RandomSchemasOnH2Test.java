package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.h2.H2Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three laws on a database that differs from SQLite: names are exact, tables belong to schemas, a foreign key cannot
 * refer to a table that does not exist yet, and a change of the schema commits. {@code -Dlimbeck.seeds} and
 * {@code -Dlimbeck.seed} set the number of seeds and the first one.
 */
final class RandomSchemasOnH2Test {
    private static final long FIRST = Long.getLong("limbeck.seed", 0);
    private static final int SEEDS = Integer.getInteger("limbeck.seeds", Boolean.getBoolean("limbeck.long") ? 300 : 8);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void revisionsAreExactAndLoseNothing() {
        int changed = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            changed += new RandomWalk(folder.resolve("seed" + seed), H2Dialect.class, seed).run() ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(SEEDS / 2);
    }
}
