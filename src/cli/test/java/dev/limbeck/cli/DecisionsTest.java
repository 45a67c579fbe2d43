package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.limbeck.cli.Cli.Outcome;
import dev.limbeck.cli.terminal.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how decisions are made with and without a user at the terminal. */
@Tag("process")
final class DecisionsTest {
    private static final String QUESTION = "Did you rename user.name to user.full_name (varchar(100))? [y/N] ";
    private static final String[] REVISION = {"revision", "--autogenerate", "-m", "names"};

    @TempDir
    private Path folder = Path.of(".");

    private Cli cli = Cli.of(folder);

    @BeforeEach
    void createProjectWithARenamedColumn() throws IOException {
        Path source = folder.resolve("src/main/java/shop");
        Files.createDirectories(source);
        entity("name");
        cli = Cli.of(folder);
        cli.write(
                "limbeck.toml",
                """
                [database]
                url = "jdbc:sqlite:shop.db"
                [model.properties]
                "hibernate.physical_naming_strategy" = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"
                """);
        Sample.compile(folder);
        cli.output("revision", "--autogenerate", "-m", "first");
        cli.output("upgrade", "head");
        entity("fullName");
        Sample.compile(folder);
    }

    private void entity(String field) throws IOException {
        Files.writeString(
                folder.resolve("src/main/java/shop/User.java"),
                """
                package shop;
                import jakarta.persistence.*;
                @Entity
                public class User {
                    @Id Long id;
                    @Column(length = 100) String %s;
                }
                """
                        .formatted(field));
    }

    @Test
    void withoutATerminalTheFlagsAreListedAndNothingIsWritten() {
        List<String> files = cli.files();

        Outcome outcome = cli.run(REVISION);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("--rename user.name=user.full_name ", "--no-rename user.name ")
                .doesNotContain("[y/N]");
        assertThat(cli.files()).isEqualTo(files);
        assertThat(cli.run("check").code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(cli.run("check").err()).contains("hint: ", "  --rename user.name=user.full_name\n");
    }

    @Test
    void theFlagsAreAlsoInJson() {
        assertThat(cli.run("--format", "json", "revision", "--autogenerate").err())
                .contains(
                        "\"kind\":\"undecided\"",
                        "\"choices\":[{\"about\":\"user.name\"",
                        "\"flags\":[\"--rename user.name=user.full_name\",\"--no-rename user.name\"]");
    }

    @Test
    void yesMeansARename() {
        Outcome outcome = cli.typing("what?", "Y").run(REVISION);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains(QUESTION + "Answer y for yes or n for no.\n" + QUESTION);
        assertThat(outcome.out())
                .contains("renamed column user.name to full_name")
                .doesNotContain("dropped");
    }

    @Test
    void anEmptyLineMeansNo() {
        assertThat(cli.typing("").run(REVISION).out())
                .contains("dropped column user.name", "hazard data-loss: loses data");
    }

    @Test
    void theEndOfTheInputDecidesNothing() {
        Outcome outcome = cli.onTerminal().run(REVISION);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(QUESTION, "--no-rename user.name ");
    }

    @Test
    void noQuestionIsAskedIfThatIsDisabled() {
        assertThat(cli.typing("y")
                        .run("--no-input", "revision", "--autogenerate")
                        .err())
                .doesNotContain("[y/N]");
        assertThat(cli.withVariable("CI", "true").typing("y").run(REVISION).err())
                .doesNotContain("[y/N]");
        assertThat(cli.typing("y")
                        .run("--format", "json", "revision", "--autogenerate")
                        .err())
                .doesNotContain("[y/N]");
    }

    @Test
    void aRealTerminalIsAsked() throws IOException, InterruptedException {
        Path script = Path.of("/usr/bin/script");
        assumeThat(Files.isExecutable(script))
                .as("script of util-linux is here")
                .isTrue();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = java + " -XX:TieredStopAtLevel=1 -cp " + System.getProperty("java.class.path")
                + " dev.limbeck.cli.Main " + String.join(" ", REVISION);
        File typescript = folder.resolve("typescript").toFile();
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "-qec", command, typescript.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.environment().remove("CI");
        Process process = builder.start();
        try (OutputStream keyboard = process.getOutputStream()) {
            keyboard.write("y\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(folder.resolve("printed")))
                .contains(QUESTION.strip(), "renamed column user.name to full_name");
        assertThat(process.exitValue()).isZero();
    }

    /** Starts a process on a simulated terminal, and sends the signal when the process has printed the given text. */
    private Outcome interrupted(String signal, String text, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Processes.java(),
                "-Dlimbeck.terminal=in,out,err",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Processes.classpath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile());
        builder.environment().remove("CI");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("EDITOR", "echo the file is open >&2; sleep 2; echo closed >&2; true");
        Process process = builder.start();
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
        StringBuilder printed = new StringBuilder();
        boolean sent = false;
        try (Reader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (int c = err.read(); c >= 0; c = err.read()) {
                printed.append((char) c);
                if (!sent && printed.indexOf(text) >= 0) {
                    sent = true;
                    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                                    .start()
                                    .waitFor())
                            .isZero();
                }
            }
        }
        int code = process.waitFor();
        String result = Files.readString(out);
        Files.delete(out);
        return new Outcome(code, result, printed.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(OS.WINDOWS)
    @Tag("slow")
    void aSignalAtAQuestionEndsWithOneLine(String signal) throws Exception {
        List<String> files = cli.files();
        String at = cli.output("current").replaceFirst("(?s) .*", "");

        Outcome outcome = interrupted(signal, "[y/N] ", REVISION);
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(outcome.err())
                .endsWith("[y/N] \nlimbeck: Interrupted. Nothing was written. The database is at " + at + ".\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(cli.files()).isEqualTo(files);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Tag("slow")
    void aSignalAtAQuestionForAValueDoesTheSame() throws Exception {
        Files.writeString(
                folder.resolve("src/main/java/shop/User.java"),
                Files.readString(folder.resolve("src/main/java/shop/User.java"))
                        .replace("length = 100)", "length = 100, nullable = false)"));
        Sample.compile(folder);

        Outcome outcome = interrupted(
                "INT", "> ", "revision", "--autogenerate", "--no-rename", "user.name", "--against", "history");
        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(outcome.err()).endsWith("> \nlimbeck: Interrupted. Nothing was written.\n");
    }

    /** The editor decides how to handle Ctrl-C; limbeck ends when the editor ends. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Tag("slow")
    void aSignalWhileTheEditorIsOpenIsLeftToTheEditor() throws Exception {
        Outcome outcome = interrupted("INT", "the file is open", "edit", "head");
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        // On a slow machine, the command shows its progress before the editor opens.
        assertThat(outcome.err()
                        .substring(outcome.err().lastIndexOf('\u001b') + 1)
                        .replaceFirst("^\\[K", ""))
                .isEqualTo("the file is open\nclosed\n");
    }

    @Test
    void aHazardCanBeMadeAnError() {
        List<String> files = cli.files();

        Outcome outcome =
                cli.run("revision", "--autogenerate", "--no-rename", "user.name", "--fail-on-hazard", "data_loss");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("dropped column user.name: data-loss: loses data");
        assertThat(cli.files()).isEqualTo(files);
        assertThat(cli.run("check", "--fail-on-hazard", "all").code()).isEqualTo(1);
        assertThat(cli.run("check", "--fail-on-hazard", "rewrite,data-loss").code())
                .isEqualTo(1);
        assertThat(cli.run("check", "--fail-on-hazard", "changes-data").code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(cli.run("upgrade", "head", "--fail-on-hazard", "all").code()).isZero();
    }

    @Test
    void aRevisionWithoutAMessageIsNamedByItsId() {
        cli.output("revision", "--rev-id", "a1b2");

        assertThat(cli.files()).contains("src/main/java/db/revisions/Rev_a1b2.java");
        assertThat(cli.output("history")).contains("a1b2 (head), no message\n");
        assertThat(cli.run("upgrade", "head").err()).contains("-> a1b2, no message\n");
    }

    @Test
    void anUnknownHazardIsWrongUsage() {
        Outcome outcome = cli.run("upgrade", "head", "--fail-on-hazard", "data_los");

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("There is no hazard data-los. Did you mean data-loss? The hazards are: data-loss,"
                        + " changes-data, may-fail, rewrite, blocks-writes, blocks-reads, cluster-stop,"
                        + " partial-index, not-reversible, runs-sql, all.");
    }
}
