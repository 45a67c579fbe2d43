package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes the class files of published models at random. The expected changes are determined in advance. A comparison
 * must find exactly these changes, the revision must produce the changed model, and its downgrade must restore the
 * published model.
 *
 * <p>{@code -Donly=DSpace -Dseed=7 -Drounds=1} repeats a single round.
 */
class RandomMutationsTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");
    private static final int ROUNDS = Integer.getInteger("rounds", LONG ? 20 : 1);
    private static final int CHANGES = Integer.getInteger("changes", LONG ? 12 : 8);
    private static final long SEED = Long.getLong("seed", 0);

    /**
     * The minimum number of tables that a model must have in a short run, which skips the smaller models and the model
     * that has its own version of Hibernate.
     */
    private static final int MANY_TABLES = 50;

    private static final Set<String> DRAWN = new TreeSet<>();

    @TempDir
    Path folder;

    @TestFactory
    @Tag("slow")
    Stream<DynamicContainer> changesAreFoundExactlyAppliedAndReverted() {
        return RealModel.all().stream()
                .filter(model -> LONG || model.tables() > MANY_TABLES)
                .filter(model -> model.toString().contains(ONLY))
                .map(model -> DynamicContainer.dynamicContainer(model.toString(), rounds(model)));
    }

    private Stream<DynamicTest> rounds(RealModel model) {
        MutationCourse course = new MutationCourse(model, folder);
        return Stream.iterate(SEED, seed -> seed + 1)
                .limit(ROUNDS)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> course.run(seed, CHANGES)
                        .forEach(mutation -> DRAWN.add(mutation.kind()))));
    }

    /** Without this check, a kind of change could exist in the code but never be chosen. */
    @AfterAll
    static void everyKindWasDrawn() {
        if (LONG && ONLY.isEmpty() && ROUNDS > 1) {
            assertThat(DRAWN).hasSizeGreaterThanOrEqualTo(Mutation.KINDS);
        }
    }
}
