package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests Ctrl-C and SIGTERM while a separate process runs revisions. */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
final class InterruptTest {
    private static final String ENDLESS =
            "op.execute(\"insert into x with recursive n(i) as (select 1 union all select i + 1 from n) select i from"
                    + " n\");";

    @TempDir
    private Path folder;

    @BeforeEach
    void createProject() throws IOException {
        Cli.of(folder).output("init", "revisions");
        revision("1a", "", "op.execute(\"create table x (n integer)\");", "op.execute(\"drop table x\");");
    }

    private void revision(String id, String down, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                folder.resolve("revisions/Rev_" + id + "_x.java"),
                """
                package revisions;

                import dev.limbeck.*;

                @Revision(id = "%s", downRevision = {%s}, created = "2026-11-28T00:00:00Z", message = "x")
                public final class Rev_%s_x extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(id, down.isEmpty() ? "" : "\"" + down + "\"", id, upgrade, downgrade));
    }

    /**
     * Starts a process that does not ignore SIGINT, even if the process of these tests ignores the signal because a
     * script started it in the background. The new process is killed after two minutes, so that the test fails instead
     * of hanging if a signal has no effect.
     */
    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Processes.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Processes.classpath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
        return process;
    }

    /** Runs limbeck, sends the signal when revision 2b has started, and returns what was printed and the exit code. */
    private Cli.Outcome interrupted(String signal, String... arguments) throws Exception {
        Process process = start(arguments);
        StringBuilder printed = new StringBuilder();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                printed.append(line).append('\n');
                if (line.startsWith("Running ") && line.contains("2b")) {
                    Thread.sleep(200);
                    kill(signal, process);
                }
            }
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Cli.Outcome(process.waitFor(), out, printed.toString());
    }

    private static void kill(String signal, Process process) throws Exception {
        ProcessBuilder kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()));
        assertThat(kill.start().waitFor()).isZero();
    }

    private static String lastLine(Cli.Outcome outcome) {
        List<String> lines = outcome.err().lines().toList();
        return lines.get(lines.size() - 1);
    }

    private void requireInterruptedAt(Cli.Outcome outcome, String place) {
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(lastLine(outcome)).isEqualTo("limbeck: Interrupted. The database is at " + place + ".");
        assertThat(outcome.err()).as("one line").doesNotContain("failed").doesNotContain("\tat ");
        assertThat(Cli.of(folder).output("current")).startsWith(place.equals("base") ? "" : place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Tag("slow")
    void aSignalDuringAStatementEndsWithALineThatNamesTheRevision(String signal) throws Exception {
        revision("2b", "1a", ENDLESS, "");
        revision("3c", "2b", "op.execute(\"create table y (n integer)\");", "");
        requireInterruptedAt(interrupted(signal, "upgrade", "head"), "1a");
        assertThat(Cli.of(folder).files()).noneMatch(name -> name.contains("journal"));
    }

    @Test
    void aSignalDuringADowngradeEndsInTheSameWay() throws Exception {
        revision("2b", "1a", "", ENDLESS);
        Cli.of(folder).output("upgrade", "head");
        requireInterruptedAt(interrupted("INT", "downgrade", "base"), "2b");
    }

    @Test
    void aRevisionThatWaitsIsEnded() throws Exception {
        revision("2b", "1a", "Thread.sleep(600_000);", "");
        requireInterruptedAt(interrupted("INT", "upgrade", "head"), "1a");
    }

    /** The revision continues as if the statement had failed; its changes must not be committed. */
    @Test
    @Tag("slow")
    void aRevisionThatIgnoresFailuresIsNotCommitted() throws Exception {
        revision(
                "2b",
                "1a",
                """
                op.execute("create table y (n integer)");
                for (int i = 0; i < 40; i++) {
                    try {
                        Thread.sleep(50);
                        op.execute("insert into y values (1)");
                    } catch (Exception e) {
                        // ignored
                    }
                }
                """,
                "");
        requireInterruptedAt(interrupted("INT", "upgrade", "head"), "1a");
        Cli.of(folder).output("upgrade", "head");
    }

    @Test
    @Tag("slow")
    void aRevisionThatDoesNotEndIsAbandonedAndRolledBack() throws Exception {
        revision("2b", "1a", "op.execute(\"drop table x\"); while (true) { Thread.onSpinWait(); }", "");
        requireInterruptedAt(interrupted("TERM", "upgrade", "head"), "1a");
    }

    /** The run finishes the databases that it is processing and starts no others; the next run continues with those. */
    @Test
    @Tag("slow")
    void aRunOnManyDatabasesStatesHowManyAreDone() throws Exception {
        revision("2b", "1a", "Thread.sleep(300);", "");
        for (int i = 10; i < 40; i++) {
            Cli.of(folder).output("upgrade", "1a", "--url", "jdbc:sqlite:many" + i + ".db");
        }
        Process process = start("upgrade", "head", "--databases", "many*.db", "--jobs", "2", "-v");
        String first = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(first).matches("many\\d\\d\\.db: at 2b, 1 revision run");
        kill("INT", process);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.strip())
                .matches("limbeck: Interrupted\\. [1-9]\\d? of 30 databases are done\\. Run the command again to"
                        + " continue\\.");
        assertThat(Cli.of(folder).output("upgrade", "head", "--databases", "many*.db", "--jobs", "8"))
                .contains(" at 2b: changed", " at 2b: unchanged");
    }

    @Test
    @Tag("slow")
    void jsonHasTheCodeOfTheError() throws Exception {
        revision("2b", "1a", ENDLESS, "");
        Cli.Outcome outcome = interrupted("INT", "upgrade", "head", "--format", "json", "-v");
        assertThat(outcome.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(lastLine(outcome))
                .contains("\"kind\":\"interrupted\"", "The database is at 1a.", "\"exitCode\":130");
    }

    /** Waits until the process has opened the file. */
    private static void awaitOpen(Process process, String name) throws Exception {
        for (int i = 0; i < 300; i++) {
            Thread.sleep(100);
            try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
                if (open.anyMatch(file -> isLinkTo(file, name))) {
                    return;
                }
            }
        }
        throw new AssertionError("The process has not opened " + name);
    }

    private static boolean isLinkTo(Path file, String name) {
        try {
            return Files.readSymbolicLink(file).endsWith(name);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("slow")
    void aRunThatWaitsForALockEndsWithoutChanges() throws Exception {
        revision("2b", "1a", "", "");
        Cli.of(folder).output("upgrade", "1a");
        String name = folder.getFileName() + ".db";
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            Process process = start("upgrade", "head");
            awaitOpen(process, name);
            Thread.sleep(1_000);
            kill("TERM", process);
            String printed = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(printed).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(printed.strip()).isEqualTo("limbeck: Interrupted. The database is at 1a.");
        }
        assertThat(Cli.of(folder).output("current")).startsWith("1a");
    }

    private static final String UNCHANGED = "limbeck: Interrupted. No file was written, and the database is unchanged.";

    /** Makes revision 2b create a file when it begins, and then wait. */
    private void waitInRevision() throws IOException {
        revision(
                "2b",
                "1a",
                "java.nio.file.Files.createFile(java.nio.file.Path.of(\"begun\")); Thread.sleep(600_000);",
                "");
    }

    private void requireUnchanged(Process process, String signal, List<String> files) throws Exception {
        kill(signal, process);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.strip()).isEqualTo(UNCHANGED);
        assertThat(out).isEmpty();
        assertThat(Cli.of(folder).files()).containsExactlyInAnyOrderElementsOf(files);
    }

    private void awaitFile(Process process, String name) throws Exception {
        await(process, () -> Files.exists(folder.resolve(name)));
    }

    private static void await(Process process, BooleanSupplier condition) throws Exception {
        while (process.isAlive() && !condition.getAsBoolean()) {
            Thread.sleep(100);
        }
        Thread.sleep(200);
        if (!process.isAlive()) {
            throw new AssertionError(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INT, verify --no-model",
        "TERM, verify --no-model",
        "INT, check --against history",
        "INT, docs --against history --output site",
        "INT, squash 1a:3c",
        "INT, merge 3c 3d",
        "INT, revision --autogenerate --against history -m x"
    })
    @Tag("slow")
    void aCommandThatRunsRevisionsInMemoryWritesNothing(String signal, String command) throws Exception {
        waitInRevision();
        revision("3c", "2b", "", "");
        if (command.startsWith("merge")) {
            revision("3d", "2b", "", "");
        }
        Files.writeString(
                Files.createDirectories(folder.resolve("src/main/java")).resolve("Thing.java"),
                "@jakarta.persistence.Entity public class Thing { @jakarta.persistence.Id long id; }");
        Sample.compile(folder);
        List<String> files = new ArrayList<>(Cli.of(folder).files());
        files.add("begun");
        Process process = start(command.split(" "));
        awaitFile(process, "begun");
        requireUnchanged(process, signal, files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entities --output src", "tables", "schema", "drift"})
    @EnabledOnOs(OS.LINUX)
    @Tag("slow")
    void aCommandThatWaitsForTheDatabaseWritesNothing(String command) throws Exception {
        Cli.of(folder).output("upgrade", "1a");
        String name = folder.getFileName() + ".db";
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = other.createStatement()) {
            statement.execute("begin exclusive");
            List<String> files = Cli.of(folder).files();
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.addAll(List.of("--lock-timeout", "600"));
            Process process = start(arguments.toArray(String[]::new));
            awaitOpen(process, name);
            Thread.sleep(1_000);
            requireUnchanged(process, "INT", files);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anImportThatRunsPythonWritesNothing() throws Exception {
        Path versions = Files.createDirectories(folder.resolve("old/versions"));
        Files.writeString(
                versions.resolve("aa_x.py"),
                """
                revision = "aa"
                down_revision = None
                while True:
                    pass
                """);
        List<String> files = Cli.of(folder).files();
        Process process = start("alembic", "import", "old/versions", "--output", "imported");
        await(process, () -> process.children().findAny().isPresent());
        requireUnchanged(process, "INT", files);
    }

    /** Another program holds the lock, so the row cannot be written. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("slow")
    void aStampThatWaitsStatesHowTheDatabaseIsFound() throws Exception {
        Cli.of(folder).output("upgrade", "1a");
        String name = folder.getFileName() + ".db";
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            Process process = start("stamp", "base", "--lock-timeout", "600");
            awaitOpen(process, name);
            Thread.sleep(1_000);
            kill("INT", process);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(err.strip())
                    .isEqualTo("limbeck: Interrupted. limbeck current shows the revision of the database.");
        }
        assertThat(Cli.of(folder).output("current")).startsWith("1a");
    }

    /** The post_write command starts after the file has been written. */
    @Test
    @Tag("slow")
    void aCommandThatHasWrittenAFileStatesIt() throws Exception {
        Files.writeString(
                folder.resolve("limbeck.toml"),
                Files.readString(folder.resolve("limbeck.toml"))
                        .replace("[revisions]", "[revisions]\npost_write = \"sh -c 'touch begun; sleep 100'\""));
        int before = Cli.of(folder).files().size();
        Process process = start("revision", "-m", "x");
        awaitFile(process, "begun");
        kill("INT", process);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(err.strip())
                .isEqualTo("limbeck: Interrupted after the command had begun to write files. Check them before you use"
                        + " them.");
        assertThat(Cli.of(folder).files()).hasSize(before + 2);
    }
}
