package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands from which the launcher's class archive is created. */
@Tag("process")
final class TrainingTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyCommandSucceeds() throws Exception {
        assertThat(Training.run(folder)).isEmpty();
        assertThat(SqlQuery.firstColumn(folder, "select count(*) from alembic_version"))
                .isEqualTo("1");
    }

    /**
     * Without the connections, the archive would lack the classes that the drivers generate when they connect, and each
     * run would have to generate them again.
     */
    @Test
    void theDriversConnectToAServer() throws Exception {
        List<String> urls = new ArrayList<>();
        int connections = ServerClasses.connect(url -> {
            urls.add(url);
            assertThatThrownBy(() -> DriverManager.getConnection(url, "user", ""))
                    .isInstanceOf(SQLException.class);
        });
        assertThat(urls).hasSize(2);
        assertThat(connections).isGreaterThanOrEqualTo(urls.size());
    }

    @Test
    void itUnpacksTheLibraryThatTheDriverLoads() throws Exception {
        Cli.of(folder).createProject();
        Training.unpackSqlite(folder.resolve("native"));
        Cli.Outcome outcome = Processes.limbeck(
                folder, List.of("-Dorg.sqlite.lib.path=native", "-Djava.io.tmpdir=nowhere"), "upgrade", "head");
        assertThat(outcome.err()).contains("Running upgrade");
        assertThat(outcome.code())
                .as("nothing had to be unpacked, because that would fail")
                .isZero();
    }
}
