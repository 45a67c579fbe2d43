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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a run that creates the database file waits for the disk only once, at the end, and that no data is lost if
 * the run is killed.
 */
@Tag("process")
@EnabledOnOs(OS.LINUX)
final class NewDatabaseTest {
    private static final int REVISIONS = 6;
    /** Code that prints the connection's write settings, and whether the marker exists. */
    private static final String SHOW =
            """
            try (var s = op.connection().createStatement(); var r = s.executeQuery("PRAGMA synchronous");
                    var t = op.connection().createStatement(); var l = t.executeQuery("PRAGMA locking_mode")) {
                java.nio.file.Files.writeString(java.nio.file.Path.of("FOLDER", "seen"),
                        r.getString(1) + " " + l.getString(1) + " "
                        + java.nio.file.Files.exists(java.nio.file.Path.of("FOLDER", "limbeck.db-limbeck-new")) + " ",
                        java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
            }
            """;

    @TempDir
    private Path folder;

    private Path marker() {
        return folder.resolve("limbeck.db-limbeck-new");
    }

    private Path database() {
        return folder.resolve("limbeck.db");
    }

    @BeforeEach
    void createProject() throws IOException {
        Cli.of(folder).output("init", "revisions");
        Path settings = folder.resolve("limbeck.toml");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("(?m)^url = .*$", "url = \"jdbc:sqlite:limbeck.db\""));
        for (int i = 1; i <= REVISIONS; i++) {
            revision(i, "");
        }
    }

    private void revision(int id, String code) throws IOException {
        Files.writeString(
                folder.resolve("revisions/Rev_" + id + "a_x.java"),
                """
                package revisions;

                import dev.limbeck.*;

                @Revision(id = "%1$da", downRevision = {%2$s}, created = "2026-11-28T00:00:00Z", message = "x")
                public final class Rev_%1$da_x extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        op.execute("create table t%1$d (n integer)");
                        op.execute("insert into t%1$d values (%1$d)");
                        %3$s
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.execute("drop table t%1$d");
                    }
                }
                """
                        .formatted(id, id == 1 ? "" : "\"" + (id - 1) + "a\"", code));
    }

    private List<String> content() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "select name from sqlite_master where name like 't_' order by 1",
                    "select version_num from alembic_version",
                    "pragma integrity_check",
                    "pragma journal_mode")) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> expected(int last) {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            expected.add("t" + i);
        }
        expected.addAll(List.of(last + "a", "ok", "delete"));
        return expected;
    }

    private String show() {
        return SHOW.replace("FOLDER", folder.toString());
    }

    @Test
    void aNewFileIsWrittenWithoutSyncsUntilTheEnd() throws Exception {
        revision(2, show());
        Cli.of(folder).output("upgrade", "4a");
        assertThat(folder.resolve("seen")).hasContent("0 exclusive true ");
        assertThat(marker()).doesNotExist();
        assertThat(content()).isEqualTo(expected(4));
    }

    @Test
    void anExistingDatabaseIsWrittenWithSyncs() throws Exception {
        revision(3, show());
        Cli.of(folder).output("upgrade", "2a");
        Cli.of(folder).output("upgrade", "head");
        assertThat(folder.resolve("seen")).hasContent("2 normal false ");
    }

    @Test
    void aFailedRevisionLeavesTheOnesBeforeAndNoMarker() throws Exception {
        revision(3, "op.execute(\"insert into nowhere values (1)\");");
        Cli.Outcome outcome = Cli.of(folder).run("upgrade", "head");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(marker()).doesNotExist();
        assertThat(content()).isEqualTo(expected(2));
    }

    @Test
    void aFirstRevisionThatFailsLeavesNoFile() throws Exception {
        revision(1, "op.execute(\"insert into nowhere values (1)\");");
        assertThat(Cli.of(folder).run("upgrade", "head").code()).isEqualTo(1);
        assertThat(marker()).doesNotExist();
        assertThat(database()).doesNotExist();
    }

    /**
     * The process ends in the middle of a revision, before the revision is committed; the preceding revisions must be
     * complete.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, REVISIONS})
    @Tag("slow")
    void aKilledRunLeavesCompleteRevisionsAndTheNextRunGoesOn(int last) throws Exception {
        revision(last, "Runtime.getRuntime().halt(137);");
        assertThat(forked("upgrade", "head")).isEqualTo(137);
        assertThat(marker()).exists();
        String current = Cli.of(folder).output("current");
        assertThat(current).contains(last == 1 ? "" : (last - 1) + "a");
        if (last > 1) {
            assertThat(content()).isEqualTo(expected(last - 1));
        }
        revision(last, show());
        Cli.of(folder).output("upgrade", "head");
        assertThat(folder.resolve("seen")).hasContent("2 normal true ");
        assertThat(marker()).doesNotExist();
        assertThat(content()).isEqualTo(expected(REVISIONS));
    }

    /**
     * The marker contains the boot ID of the operating system; a different boot ID means that the operating system
     * stopped during the run.
     */
    @ParameterizedTest
    @ValueSource(strings = {"upgrade head", "current", "check"})
    @Tag("slow")
    void afterTheOperatingSystemEndedTheFileIsReportedAndNothingIsDeleted(String command) throws Exception {
        revision(3, "Runtime.getRuntime().halt(137);");
        assertThat(forked("upgrade", "head")).isEqualTo(137);
        Files.writeString(marker(), "00000000-0000-0000-0000-000000000000\n");
        byte[] before = Files.readAllBytes(database());
        Cli.Outcome outcome = Cli.of(folder).run(command.split(" "));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("may be damaged", "limbeck.db-limbeck-new", "Delete both files");
        assertThat(marker()).exists();
        assertThat(Files.readAllBytes(database())).isEqualTo(before);
        Files.delete(marker());
        Files.delete(database());
        revision(3, "");
        Cli.of(folder).output("upgrade", "head");
        assertThat(content()).isEqualTo(expected(REVISIONS));
    }

    /** The second run waits until the first run ends, and then finds nothing to do. */
    @Test
    @Tag("slow")
    void twoRunsAtOnceApplyEachRevisionOnce() throws Exception {
        revision(3, "Thread.sleep(1500);");
        Process first = start("upgrade", "head");
        Process second = start("upgrade", "head");
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(first.exitValue(), second.exitValue())).contains(0);
        assertThat(content()).isEqualTo(expected(REVISIONS));
        assertThat(marker()).doesNotExist();
    }

    private int forked(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err" + System.nanoTime()).toFile())
                .start();
    }
}
