package dev.limbeck.mariadb.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.mariadb.MariadbDump;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.result.Change;
import dev.limbeck.testing.CorpusModel;
import dev.limbeck.testing.OneProject;
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
 * Published models: an empty database is upgraded to the model and downgraded again, and has no differences, also after
 * it was dumped and restored. The server rejects two of them; the command states why, and changes nothing. Without {@code -Dlimbeck.long=true}, the test runs the smallest model only.
 */
class CorpusTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final String ONLY = System.getProperty("only", "");

    /**
     * The models whose tables the server rejects, also if Hibernate creates them: an index of HAPI FHIR is longer than
     * 3072 bytes, and another one has the name of a foreign key on other columns; DSpace uses types of PostgreSQL.
     */
    private static final Map<String, String> REJECTED = Map.of(
            "HAPI FHIR", "could not create the table HFJ_RES_VER: (conn=N) Specified key was too long",
            "DSpace", "could not create the table item: (conn=N) You have an error in your SQL syntax");

    @TempDir
    private Path folder = Path.of(".");

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
        String url = MariadbServer.createDatabase();
        String message = REJECTED.get(model.name());
        if (message != null) {
            assertThatThrownBy(() -> project.autogenerate(url))
                    .isInstanceOf(LimbeckException.class)
                    .extracting(error -> String.valueOf(error.getMessage()).replaceAll("conn=\\d+", "conn=N"))
                    .asString()
                    .contains(message);
            assertThat(project.tables(url)).isEmpty();
            return;
        }
        assertThat(project.autogenerate(url).file()).isNotNull();
        project.upgrade(url, "head");
        assertThat(project.tables(url)).hasSizeGreaterThan(model.tables());
        assertNoChange(project, url, "after the upgrade");
        if (MariadbDump.hasPrograms()) {
            String restored = MariadbServer.createDatabase();
            MariadbDump.restore(restored, MariadbDump.dump(url));
            assertNoChange(project, restored, "after a dump was restored");
        }
        project.downgrade(url, "base");
        assertThat(project.tables(url)).containsOnly("alembic_version");
    }

    private static void assertNoChange(OneProject project, String url, String when) {
        List<Change> changes = project.check(url).changes();
        assertThat(changes).extracting(Change::description).as(when).isEmpty();
    }
}
