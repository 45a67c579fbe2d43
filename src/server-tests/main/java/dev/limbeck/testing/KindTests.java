package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.Change;
import dev.limbeck.result.RevisionResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that each kind of change is found, applied and reverted, and that the same entities, written differently, cause
 * no change. Without {@code -Dlimbeck.long=true}, only some of the kinds are tested.
 */
public abstract class KindTests {
    /** Whether the expected changes are written instead of compared. */
    protected static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");
    private static final Map<String, List<String>> FOUND = new LinkedHashMap<>();

    @TempDir
    private Path folder = Path.of(".");

    /** {@return the URL of a new, empty database} */
    protected abstract String createDatabase();

    /** {@return the version of the server, for kinds that only newer servers have} */
    protected abstract int version();

    /** {@return the number n such that every n-th kind is run without {@code -Dlimbeck.long=true}} */
    protected int part() {
        return 20;
    }

    /** {@return the query that describes everything that the entities do not describe, with one string per row} */
    protected abstract String undescribedQuery();

    /** {@return the form in which the server stores a name, given the name as spelled on SQLite} */
    protected abstract String fold(String name);

    /** {@return the check that is made after each statement of a change} */
    protected StatementObserver observer() {
        return new StatementObserver() {
            @Override
            protected void ran(Connection connection, String sql) {}
        };
    }

    /** Writes the changes that were found to the file with the expected changes. */
    protected static void writeFound(String product) {
        if (UPDATE) {
            Kind.writeExpected(product, FOUND);
        }
    }

    @Test
    void thereAreAtLeastSixtyKinds() {
        assertThat(Kind.all()).hasSizeGreaterThanOrEqualTo(60);
    }

    @TestFactory
    Stream<DynamicTest> changesAreFoundAppliedAndReverted() throws IOException {
        int version = version();
        List<Kind> all = Kind.all().stream()
                .filter(kind -> Pattern.compile(ONLY).matcher(kind.name()).find() && kind.since() <= version)
                .toList();
        List<Kind> kinds = IntStream.range(0, all.size())
                .filter(i ->
                        LONG || !ONLY.isEmpty() || i % part() == 0 || all.get(i).isInEverySample())
                .mapToObj(all::get)
                .toList();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Map<String, String> packages = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            packages.put("k" + i + ".before", kinds.get(i).before());
            packages.put("k" + i + ".after", kinds.get(i).after());
            if (kinds.get(i).hasTwin()) {
                packages.put("k" + i + ".twin", kinds.get(i).twin());
            }
        }
        KindClasses.compile(classes, packages);
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        kinds.get(i).name(), () -> new Course(kinds.get(i), "k" + i, classes).run()));
    }

    /** The steps of the test for one kind of change. */
    private final class Course {
        private final Kind kind;
        private final String name;
        private final Path classes;
        private final Path project;
        private final String url = createDatabase();

        Course(Kind kind, String name, Path classes) throws IOException {
            this.kind = kind;
            this.name = name;
            this.classes = classes;
            this.project = Files.createDirectory(folder.resolve(name));
        }

        private OneProject model(String part) {
            return new OneProject(
                    project, settings -> settings.modelClasspath(List.of(classes.resolve(name + "." + part)))
                            .modelPackages(List.of(name + "." + part))
                            .modelProperties(kind.settings()));
        }

        void run() throws IOException, SQLException {
            OneProject before = model("before");
            execute(kind.preparation());
            before.autogenerate(url);
            before.upgrade(url, "head");
            assertNoChange(before, "the first entities");
            if (kind.hasTwin()) {
                assertNoChange(model("twin"), "the first entities, written differently");
            }
            execute(kind.undescribed());
            List<String> undescribed = undescribed();
            if (!kind.undescribed().isEmpty()) {
                assertNoChange(before, "the first entities beside what they do not describe");
            }
            if (kind.changesEntities()) {
                changeEntities(before);
            }
            if (!kind.changesByHand().isEmpty()) {
                changeByHand(before);
            }
            if (!kind.undescribed().isEmpty()) {
                assertThat(undescribed()).isEqualTo(undescribed);
            }
        }

        private void changeEntities(OneProject before) throws IOException {
            OneProject after = model("after");
            RevisionResult found = after.autogenerate(url, kind.decisions(KindTests.this::fold));
            assertExpected(descriptions(found.changes()), "changes to the entities");
            Path file = found.file();
            if (file != null) {
                after.upgrade(url, "head", observer());
                assertNoChange(after, "the second entities");
                after.downgrade(url, "-1", observer());
                Files.delete(file);
            }
            assertNoChange(before, "the first entities after the downgrade");
        }

        private void changeByHand(OneProject model) throws IOException, SQLException {
            execute(kind.changesByHand());
            List<String> found = descriptions(model.check(url).changes());
            assertExpected(found, "changed by hand");
            if (!found.isEmpty()) {
                Path file = model.autogenerate(url, kind.decisions(KindTests.this::fold))
                        .file();
                assertThat(file).isNotNull();
                model.upgrade(url, "head", observer());
                assertNoChange(model, "the entities after the revision");
                model.downgrade(url, "-1", observer());
                Files.delete(file);
                assertExpected(descriptions(model.check(url).changes()), "changed by hand, after the downgrade");
            }
        }

        private void assertExpected(List<String> found, String what) {
            List<String> expected = UPDATE ? FOUND.computeIfAbsent(kind.name(), name -> found) : kind.expected();
            assertThat(found).as(what).isEqualTo(expected);
        }

        private void assertNoChange(OneProject model, String what) {
            assertThat(descriptions(model.check(url).changes())).as(what).isEmpty();
        }

        private static List<String> descriptions(List<Change> changes) {
            return changes.stream().map(Change::description).toList();
        }

        private void execute(List<String> statements) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            }
        }

        /** {@return the objects that the entities do not describe, as the server prints them} */
        private List<String> undescribed() throws SQLException {
            List<String> lines = new ArrayList<>();
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(undescribedQuery())) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}
