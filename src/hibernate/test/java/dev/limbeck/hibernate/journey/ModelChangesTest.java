package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests for each kind of model change which changes are found, and tests the proof, the second comparison and the
 * downgrade. Also tests that writing the same model in a different way causes no change.
 */
class ModelChangesTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final String ONLY = System.getProperty("only", "");

    /** Every n-th kind of change is tested, where n is this number; with -Dlimbeck.long=true, all kinds are tested. */
    private static final int STRIDE = UPDATE || !ONLY.isEmpty() || Boolean.getBoolean("limbeck.long") ? 1 : 8;

    @TempDir
    Path folder;

    @Test
    void thereAreAtLeastSixtyKinds() {
        assertThat(ModelChange.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ModelChange.all()).extracting(ModelChange::name).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> changesAreFoundAppliedAndReverted() throws IOException {
        List<ModelChange> all = ModelChange.all();
        List<ModelChange> cases = IntStream.range(0, all.size())
                .filter(i -> i % STRIDE == 0)
                .mapToObj(all::get)
                .filter(change -> change.name().contains(ONLY))
                .toList();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        EntitySources sources = new EntitySources();
        for (int i = 0; i < cases.size(); i++) {
            sources.add("c" + i + ".before", cases.get(i).before());
            sources.add("c" + i + ".after", cases.get(i).after());
            sources.add("c" + i + ".other", cases.get(i).afterInOtherWords());
            if (cases.get(i).hasTwin()) {
                sources.add("c" + i + ".twin", cases.get(i).twin());
            }
        }
        sources.compileTo(classes);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        cases.get(i).name(), () -> new Course(cases.get(i), "c" + i, classes).run()));
    }

    /** Runs a single case. */
    private final class Course {
        private final ModelChange change;
        private final Path classes;
        private final Path project;
        private final Journey before;
        private final Journey after;

        Course(ModelChange change, String name, Path classes) throws IOException {
            this.change = change;
            this.classes = classes;
            this.project = Files.createDirectory(folder.resolve(name));
            this.before = model(name + ".before");
            this.after = model(name + ".after");
        }

        private Journey model(String name) {
            return new Journey(project, settings -> settings.modelClasspath(List.of(classes))
                    .modelPackages(List.of(name))
                    .modelProperties(properties()));
        }

        /**
         * Returns the Hibernate settings. Bean Validation is disabled, because only one case needs it and starting it
         * takes a fifth of the time.
         */
        private Map<String, String> properties() {
            Map<String, String> properties = new HashMap<>(Map.of("jakarta.persistence.validation.mode", "none"));
            properties.putAll(change.settings());
            return properties;
        }

        void run() throws IOException {
            before.autogenerate("before");
            before.upgrade("head");
            if (change.hasTwin()) {
                assertNoChange(model(project.getFileName() + ".twin"), "the first model, written differently");
            }

            RevisionResult found = after.autogenerate("after", change.decisions());
            List<String> lines =
                    found.changes().stream().map(Change::description).toList();
            if (UPDATE) {
                change.update(lines);
            } else {
                assertThat(lines).isEqualTo(change.expected());
            }
            Path file = found.file();
            if (file != null) {
                after.upgrade("head");
                // The proof has already compared this model, so this comparison uses the model in a different notation.
                assertNoChange(model(project.getFileName() + ".other"), "the second difference");
                after.downgrade("-1");
                Files.delete(file);
            }
            assertNoChange(before, "the first model, there and back");
        }

        private static void assertNoChange(Journey model, String what) {
            assertThat(model.check().changes())
                    .extracting(Change::description)
                    .as(what)
                    .isEmpty();
        }
    }
}
