package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the next run continues a run on many databases that was killed, and that no revision is applied to a
 * database twice.
 */
@Tag("process")
final class FleetKillTest {
    private static final int DATABASES = 120;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theNextRunContinuesAKilledRun() throws Exception {
        project();
        Process run = new ProcessBuilder(
                        Processes.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Processes.classpath(),
                        Main.class.getName(),
                        "upgrade",
                        "head",
                        "--databases",
                        "many/*.db",
                        "--jobs",
                        "2")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.txt").toFile())
                .start();
        while (upgraded() < DATABASES / 4) {
            assertThat(run.isAlive())
                    .as(Files.readString(folder.resolve("killed.txt")))
                    .isTrue();
            Thread.onSpinWait();
        }
        run.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        int before = upgraded();
        assertThat(before).isBetween(DATABASES / 4, DATABASES - 1);

        Cli.Outcome outcome = Cli.of(folder).run("upgrade", "head", "--databases", "many/*.db");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines())
                .containsExactlyInAnyOrder(
                        (DATABASES - before) + " databases at b2: changed", before + " databases at b2: unchanged");
        assertThat(upgraded()).isEqualTo(DATABASES);
        for (int i = 0; i < DATABASES; i++) {
            assertThat(number("select count(*) from note", i))
                    .as("rows of database " + i)
                    .isEqualTo(1);
        }
    }

    private void project() throws IOException, SQLException {
        Files.writeString(folder.resolve("limbeck.toml"), "[revisions]\nlocations = [\"r\"]\npackage = \"r\"\n");
        Files.createDirectories(folder.resolve("r"));
        Files.writeString(
                folder.resolve("r/Rev_b2_note.sql"),
                """
                -- id: b2
                -- down revision: base
                -- created: 2026-01-01T00:00:00Z
                -- message: a note

                -- upgrade
                insert into note (text) values ('once');

                -- downgrade
                delete from note;
                """);
        Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < DATABASES; i++) {
            try (Connection connection = DriverManager.getConnection(url(i));
                    Statement statement = connection.createStatement()) {
                statement.execute("pragma busy_timeout = 5000");
                statement.execute("create table note (id integer primary key, text varchar(20))");
            }
        }
    }

    private String url(int database) {
        return "jdbc:sqlite:" + folder.resolve("many/" + database + ".db");
    }

    private int upgraded() throws SQLException {
        int count = 0;
        for (int i = 0; i < DATABASES; i++) {
            count += number("select count(*) from sqlite_master where name = 'alembic_version'", i);
        }
        return count;
    }

    private int number(String query, int database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.getInt(1);
        }
    }
}
