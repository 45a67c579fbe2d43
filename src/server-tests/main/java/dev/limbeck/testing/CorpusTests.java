package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.result.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests published models: an empty database is upgraded to the model and downgraded again, and has no differences, even
 * after a dump and restore. Without {@code -Dlimbeck.long=true}, only the smallest model is tested.
 */
public abstract class CorpusTests {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");

    @TempDir
    private Path folder = Path.of(".");

    /** Creates the tests. */
    protected CorpusTests() {}

    /** {@return the URL of a new, empty database} */
    protected abstract String createDatabase();

    /**
     * {@return the models with tables that the server rejects, even if Hibernate creates them, each with a part of the
     * error message; for such a model, the command changes nothing}
     */
    protected Map<String, String> rejected() {
        return Map.of();
    }

    /** Dumps the database, if the programs are installed, and checks the databases to which the dump was restored. */
    protected abstract void requireNoChangeAfterRestore(OneProject project, String url);

    @BeforeEach
    void requireJars() {
        CorpusModel.requireJars();
    }

    @TestFactory
    Stream<DynamicTest> modelsAreUpgradedAndDowngraded() {
        return CorpusModel.all().stream()
                .limit(LONG ? Long.MAX_VALUE : 1)
                .filter(model -> model.name().contains(ONLY))
                .map(model -> DynamicTest.dynamicTest(model.name(), () -> upgradeAndDowngrade(model)));
    }

    private void upgradeAndDowngrade(CorpusModel model) throws IOException {
        OneProject project = model.project(folder.resolve(model.name().replaceAll("\\W", "")));
        String url = createDatabase();
        String message = rejected().get(model.name());
        if (message != null) {
            assertThatThrownBy(() -> project.autogenerate(url))
                    .isInstanceOf(LimbeckException.class)
                    .extracting(error -> String.valueOf(error.getMessage()))
                    .asString()
                    .contains(message);
            assertThat(project.tables(url)).isEmpty();
            return;
        }
        assertThat(project.autogenerate(url).file()).isNotNull();
        project.upgrade(url, "head");
        assertThat(project.tables(url)).hasSizeGreaterThan(model.tables());
        requireNoChange(project, url, "after the upgrade");
        requireNoChangeAfterRestore(project, url);
        project.downgrade(url, "base");
        assertThat(project.tables(url)).containsOnly("alembic_version");
    }

    /** Fails if the database differs from the model. */
    protected static void requireNoChange(OneProject project, String url, String when) {
        List<Change> changes = project.check(url).changes();
        assertThat(changes).extracting(Change::description).as(when).isEmpty();
    }
}
