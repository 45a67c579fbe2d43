package dev.limbeck.postgresql.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.OneProject;
import dev.limbeck.testing.models.Everything;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that {@code check} finds no difference in a database that has been dumped and restored; the restored database
 * has never been analyzed.
 */
class DumpTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aRestoredDatabaseHasNoDifferences() {
        PostgresqlDump.requirePrograms();
        OneProject project = new OneProject(folder, Everything.class);
        String original = PostgresqlServer.createDatabase();
        project.autogenerate(original);
        project.upgrade(original, "head");
        assertThat(project.check(original).changes()).isEmpty();

        String restored = PostgresqlServer.createDatabase();
        PostgresqlDump.restore(restored, PostgresqlDump.dump(original));
        assertThat(project.check(restored).changes()).isEmpty();

        String again = PostgresqlServer.createDatabase();
        PostgresqlDump.restore(again, PostgresqlDump.dump(restored));
        assertThat(project.check(again).changes()).isEmpty();
    }

    @Test
    void aSchemaThatIsRestoredUnderAnotherNameHasNoDifferences() {
        PostgresqlDump.requirePrograms();
        OneProject project = new OneProject(folder, Everything.class);
        String original = PostgresqlServer.createDatabase();
        project.autogenerate(original);
        project.upgrade(original, "head");

        String renamed = PostgresqlServer.createDatabase();
        PostgresqlDump.restoreAs("Other Schema", original, renamed);
        assertThat(project.inSchema("Other Schema").check(renamed).changes()).isEmpty();
    }
}
