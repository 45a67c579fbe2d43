package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.h2.H2Dialect;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests, with random schemas, that revisions have the exact effect and lose nothing on a database that differs from
 * SQLite: names are exact, tables belong to schemas, a foreign key cannot refer to a table that does not exist yet, and
 * a schema change commits. {@code -Dlimbeck.seeds} and {@code -Dlimbeck.seed} set the number of seeds and the first
 * one.
 *
 * <p>Code that works only on SQLite was inserted deliberately to verify that a test on H2 then fails. This test fails
 * if
 *
 * <ul>
 * <li>NameRule ignores the case of all names;
 * <li>NameRules leaves out the schemas of tables;
 * <li>VersionTable uses {@code insert or replace};
 * <li>NormalForm creates tables in any order;
 * <li>SchemaPair ignores that the names of constraints are unique in a schema;
 * <li>SchemaPair ignores that the names of indexes are unique in a schema;
 * <li>CircularReferences does not separate the foreign keys of a cycle;
 * <li>Shapes leaves out the schema of a table, or of the table to which a foreign key refers.
 * </ul>
 *
 * <p>{@link SeveralSchemasOnH2Test} fails if NormalForm uses a second scratch database, if InsertWriter leaves out the
 * schema, or if ManagedTables keeps names without schemas. {@link StepwiseCommandsTest} fails if RevisionExecution runs
 * each revision in one transaction.
 */
final class RandomSchemasOnH2Test {
    private static final long FIRST = Long.getLong("limbeck.seed", 0);
    private static final int SEEDS = Integer.getInteger("limbeck.seeds", Boolean.getBoolean("limbeck.long") ? 300 : 3);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @Tag("slow")
    void revisionsAreExactAndLoseNothing() {
        int changed = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            changed += new RandomWalk(folder.resolve("seed" + seed), H2Dialect.class, seed).run() ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(SEEDS / 2);
    }
}
