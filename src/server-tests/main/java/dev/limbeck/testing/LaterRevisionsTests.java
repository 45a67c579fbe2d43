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

    /** {@return the URL of a new, empty database on the server} */
    protected abstract String createDatabase();

    /** {@return the form in which the server stores a name, given the name as spelled on SQLite} */
    protected abstract String fold(String name);

    @TestFactory
    Stream<DynamicTest> aChangeThatIsWrittenOnSqliteIsExactOnTheServer() throws IOException {
        return changes("sqlite", true);
    }

    @TestFactory
    Stream<DynamicTest> aChangeThatIsWrittenOnTheServerIsExactOnSqlite() throws IOException {
        return changes("server", false);
    }

    private Stream<DynamicTest> changes(String name, boolean onSqlite) throws IOException {
        List<Kind> kinds = Kind.later().stream()
                .filter(kind -> LONG || !ONLY.isEmpty() || kind.isInEverySample())
                .filter(kind -> Pattern.compile(ONLY).matcher(kind.name()).find())
                .toList();
        assertThat(kinds).isNotEmpty();
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
                    String sqlite = "jdbc:sqlite:" + project.resolve("app.db");
                    String server = createDatabase();
                    new Change(kinds.get(i), "k" + i, classes, project)
                            .run(
                                    onSqlite ? sqlite : server,
                                    onSqlite ? server : sqlite,
                                    onSqlite ? UnaryOperator.identity() : this::fold);
                }));
    }

    /**
     * A change of the entities.
     *
     * @param kind the change
     * @param name the name of the packages with its entities
     * @param classes the folder with the compiled entities
     * @param folder the folder of the project
     */
    private record Change(Kind kind, String name, Path classes, Path folder) {

        private OneProject model(String part) {
            return new OneProject(
                    folder, settings -> settings.modelClasspath(List.of(classes.resolve(name + "." + part)))
                            .modelPackages(List.of(name + "." + part))
                            .modelProperties(kind.settings()));
        }

        void run(String url, String other, UnaryOperator<String> fold) {
            OneProject before = model("before");
            before.autogenerate(url);
            before.upgrade(url, "head");
            RevisionResult written = model("after").autogenerate(url, kind.decisions(fold));
            assertThat(written.file()).as("the revision with the change").isNotNull();

            VerifyResult verified = model("after").verify(other);

            assertThat(verified.differences()).isEmpty();
            assertThat(verified.verdicts()).allMatch(verdict -> verdict.status() == ProofVerdict.Status.PASSED);
        }
    }
}
