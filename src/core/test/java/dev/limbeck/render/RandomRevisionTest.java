package dev.limbeck.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.RevisionRuns;
import dev.limbeck.execute.RevisionRuns.Run;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RandomRevisionTest {
    private static final int SEEDS = Boolean.getBoolean("limbeck.long") ? 100 : 20;
    private static final Map<Integer, String> TEXTS = new TreeMap<>();
    private static final Map<Integer, Class<?>> REVISIONS = new TreeMap<>();

    @BeforeAll
    static void write() {
        Map<String, String> named = new TreeMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = RevisionWriter.render(new RevisionText(
                    "db.revisions",
                    "Rev_" + seed,
                    "" + seed,
                    List.of(),
                    List.of(),
                    List.of(),
                    Instant.EPOCH,
                    "seed " + seed,
                    RandomOperations.createOperations(seed),
                    reversed(seed)));
            TEXTS.put(seed, text);
            named.put("db.revisions.Rev_" + seed, text);
        }
        for (Class<?> revision : TestCompiler.compileAll(named)) {
            REVISIONS.put(Integer.valueOf(revision.getSimpleName().substring("Rev_".length())), revision);
        }
    }

    private static List<Operation> reversed(int seed) {
        List<Operation> downgrade = new ArrayList<>(RandomOperations.createOperations(seed).stream()
                .map(Operation::reverse)
                .toList());
        Collections.reverse(downgrade);
        return downgrade;
    }

    @Test
    void everyRevisionCompilesWithoutWarnings() {
        assertThat(TEXTS.values()).allSatisfy(text -> assertThat(text.lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120)));
        assertThat(REVISIONS.values()).hasSize(SEEDS).allSatisfy(revision -> {
            assertThat(CallRecorder.recordUpgrade(revision)).isNotEmpty();
            assertThat(CallRecorder.recordDowngrade(revision)).isNotEmpty();
        });
    }

    /**
     * The compiled file makes the same calls as the proof, and both result in the schema that the operations produce.
     */
    @Test
    void theProofRunsTheSameCallsAsTheFile() throws Exception {
        int whole = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Catalog start = start(seed);
            Run compiled = RevisionRuns.runCompiled(start, Objects.requireNonNull(REVISIONS.get(seed)));
            Run proved = RevisionRuns.runAsProof(start, RandomOperations.createOperations(seed), reversed(seed));
            Run direct = RevisionRuns.runOperations(start, RandomOperations.createOperations(seed), reversed(seed));

            assertThat(proved).as("seed %s", seed).isEqualTo(compiled);
            assertThat(direct.schemas()).as("%s", TEXTS.get(seed)).isEqualTo(proved.schemas());
            whole += proved.failures().isEmpty() ? 1 : 0;
        }
        assertThat(whole).isGreaterThan(SEEDS / 2);
    }

    private static Catalog start(int seed) {
        try (Scratch scratch = new ScratchDatabases(new SqliteDialect()).empty()) {
            scratch.run(RandomOperations.createStart(seed));
            return scratch.reflect();
        }
    }
}
