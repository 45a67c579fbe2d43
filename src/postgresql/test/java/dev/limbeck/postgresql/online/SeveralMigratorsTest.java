package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.SeveralMigrators;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests several migrators that use the same database: exactly one of them must run each revision, and all of them must
 * succeed. One of the revisions uses CREATE INDEX CONCURRENTLY.
 */
class SeveralMigratorsTest {
    private static final int MIGRATORS = 20;

    /** The number of threads; with -Dlimbeck.long=true, it is twenty. */
    private static final int THREADS = Boolean.getBoolean("limbeck.long") ? MIGRATORS : 8;

    /** The number of processes; with -Dlimbeck.long=true, it is twenty. */
    private static final int PROCESSES = Boolean.getBoolean("limbeck.long") ? MIGRATORS : 3;

    @TempDir
    private Path folder = Path.of(".");

    private InterruptedHistory history;
    private String url = "";

    @BeforeEach
    void prepare() throws IOException {
        history = new InterruptedHistory(folder);
        url = PostgresqlServer.createDatabase();
    }

    /** A migrator in a separate process. */
    static final class Migrator {
        private Migrator() {}

        /** Upgrades the database, and prints how many revisions this process ran. */
        public static void main(String[] arguments) throws IOException {
            Limbeck limbeck = InterruptedHistory.of(Path.of(arguments[1]))
                    .limbeck(arguments[0], "auto", DriverManager::getConnection);
            SeveralMigrators.runWhenTold(limbeck, "head");
        }
    }

    private List<String> undisturbed(String target) throws SQLException {
        String other = PostgresqlServer.createDatabase();
        history.limbeck(other, "auto", DriverManager::getConnection).upgrade("head");
        if (target.equals("base")) {
            history.limbeck(other, "auto", DriverManager::getConnection).downgrade("base");
        }
        return InterruptedHistory.dump(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "always"})
    @Tag("slow")
    void threadsTakeTurns(String online) throws Exception {
        for (String target : List.of("head", "base")) {
            int ran = SeveralMigrators.runThreads(
                    THREADS, () -> history.limbeck(url, online, DriverManager::getConnection), target);
            assertThat(ran).isEqualTo(3);
            assertThat(InterruptedHistory.dump(url)).isEqualTo(undisturbed(target));
        }
    }

    @Test
    @Tag("slow")
    void processesTakeTurns() throws Exception {
        int ran = SeveralMigrators.runProcesses(PROCESSES, Migrator.class, url, folder.toString());
        assertThat(ran).isEqualTo(3);
        assertThat(InterruptedHistory.dump(url)).isEqualTo(undisturbed("head"));
    }
}
