package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a change to the entities that autogenerate writes on one database can be applied and reverted on another
 * one: SQLite and a server. Without {@code -Dlimbeck.long=true}, only some of the changes are tested.
 */
public abstract class LaterRevisionsTests {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");

    @TempDir
    private Path folder = Path.of(".");

    /** {@return the name of the server's dialect} */
    protected abstract String dialect();

    /** {@return the URL of a new, empty database on the server} */
    protected abstract String createDatabase();

    /** {@return the form in which the server stores a name, given the name as spelled on SQLite} */
    protected abstract String fold(String name);

    @TestFactory
    Stream<DynamicTest> aChangeThatIsWrittenOnSqliteIsExactOnTheServer() throws IOException {
        return eachChange("sqlite", Kind.later().stream().filter(this::isChosen).toList(), (change, sqlite) -> {
            change.write(sqlite, UnaryOperator.identity());
            change.verify(createDatabase());
        });
    }

    @TestFactory
    Stream<DynamicTest> aChangeThatIsWrittenOnTheServerIsExactOnSqlite() throws IOException {
        return eachChange("server", Kind.later().stream().filter(this::isChosen).toList(), (change, sqlite) -> {
            change.write(createDatabase(), this::fold);
            change.verify(sqlite);
        });
    }

    /** A revision observes the restrictions of the server if the server is a database of the project. */
    @TestFactory
    Stream<DynamicTest> aChangeThatTheServerRestrictsIsWrittenOnSqlite() throws IOException {
        return eachChange("others", Kind.restrictedByOtherDatabases(), (change, sqlite) -> {
            Change restricted = change.withDatabases(List.of("sqlite", dialect()));
            restricted.write(sqlite, UnaryOperator.identity());
            restricted.upgrade(sqlite);
            assertThat(restricted.check(sqlite)).isEmpty();
            restricted.downgrade(sqlite);
            restricted.verify(createDatabase());
        });
    }

    private boolean isChosen(Kind kind) {
        return LONG || !ONLY.isEmpty() || kind.isInEverySample();
    }

    /** A test with one change, which also gets the URL of a new SQLite database. */
    private interface ChangeTest {
        void run(Change change, String sqlite) throws IOException;
    }

    private Stream<DynamicTest> eachChange(String name, List<Kind> all, ChangeTest test) throws IOException {
        List<Kind> kinds = all.stream()
                .filter(kind -> Pattern.compile(ONLY).matcher(kind.name()).find())
                .toList();
        if (kinds.isEmpty() && !ONLY.isEmpty()) {
            return Stream.empty();
        }
        Path own = Files.createDirectory(folder.resolve(name));
        Path classes = Files.createDirectory(own.resolve("classes"));
        Map<String, String> packages = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            packages.put("k" + i + ".before", kinds.get(i).before());
            packages.put("k" + i + ".after", kinds.get(i).after());
        }
        KindClasses.compile(classes, packages);
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> DynamicTest.dynamicTest(kinds.get(i).name(), () -> {
                    Path project = Files.createDirectory(own.resolve("k" + i));
                    test.run(
                            new Change(kinds.get(i), "k" + i, classes, project, List.of()),
                            "jdbc:sqlite:" + project.resolve("app.db"));
                }));
    }

    /**
     * A change of the entities.
     *
     * @param kind the change
     * @param name the name of the packages with its entities
     * @param classes the folder with the compiled entities
     * @param folder the folder of the project
     * @param databases the databases of the project
     */
    private record Change(Kind kind, String name, Path classes, Path folder, List<String> databases) {

        Change withDatabases(List<String> names) {
            return new Change(kind, name, classes, folder, names);
        }

        private OneProject model(String part) {
            return new OneProject(
                    folder, settings -> settings.modelClasspath(List.of(classes.resolve(name + "." + part)))
                            .modelPackages(List.of(name + "." + part))
                            .modelProperties(kind.settings())
                            .projectDatabases(databases));
        }

        /** Writes the first entities and the change to them on the given database. */
        void write(String url, UnaryOperator<String> fold) {
            OneProject before = model("before");
            before.autogenerate(url);
            before.upgrade(url, "head");
            RevisionResult written = model("after").autogenerate(url, kind.decisions(fold));
            assertThat(written.file()).as("the revision with the change").isNotNull();
        }

        void upgrade(String url) {
            model("after").upgrade(url, "head");
        }

        void downgrade(String url) {
            model("after").downgrade(url, "base");
        }

        List<dev.limbeck.result.Change> check(String url) {
            return model("after").check(url).changes();
        }

        void verify(String url) {
            VerifyResult verified = model("after").verify(url);
            assertThat(verified.differences()).isEmpty();
            assertThat(verified.verdicts()).allMatch(verdict -> verdict.status() == ProofVerdict.Status.PASSED);
        }
    }
}
