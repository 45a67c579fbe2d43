package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.settings.SettingsException;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests how errors are reported to users and programs. */
final class FailureHandlerTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void useTemporaryFolder(@TempDir Path folder) {
        cli = Cli.of(folder);
    }

    @Test
    void anErrorIsOneMessageWithoutAStackTrace() {
        Cli.Outcome outcome = cli.run("heads");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("limbeck: ")
                .contains("limbeck.toml does not exist", "limbeck init FOLDER")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void stacktraceShowsWhereAnErrorCameFrom() {
        assertThat(cli.run("heads", "--stacktrace").err())
                .startsWith("limbeck: ")
                .contains("SettingsException", "\tat dev.limbeck");
    }

    @Test
    void anErrorInJsonIsOneObjectOnStandardError() {
        Cli.Outcome outcome = cli.run("heads", "--format", "json");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("{\"format\":1,\"error\":{\"kind\":\"invalid-settings\",\"message\":\"")
                .endsWith(",\"exitCode\":1}}\n")
                .hasLineCount(1);
    }

    @Test
    void aDatabaseThatIsNotAtTheHeadIsExitCode4() {
        cli.createProject();
        Cli.Outcome outcome = cli.run("check");
        assertThat(outcome.code()).isEqualTo(ExitCode.NOT_AT_HEAD);
        assertThat(outcome.err()).contains("limbeck upgrade head");
        assertThat(cli.run("check", "--format=json").err())
                .startsWith("{\"format\":1,\"error\":{\"kind\":\"not-at-head\"")
                .endsWith("\"exitCode\":4}}\n");
        assertThat(cli.run("revision", "--autogenerate", "-m", "x").code()).isEqualTo(ExitCode.NOT_AT_HEAD);
    }

    @Test
    void anUnknownRevisionIsNamed() {
        Cli.Outcome outcome = cli.createProject().run("upgrade", "ffff");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).startsWith("limbeck: ").contains("ffff");
    }

    @Test
    void brokenSettingsNameTheFileAndTheLine() {
        cli.write("limbeck.toml", "[database]\nurl = jdbc\n");
        assertThat(cli.run("heads").err()).contains("limbeck.toml:2");
    }

    @Test
    void anUnexpectedErrorAsksForAReport() {
        StringWriter err = new StringWriter();
        assertThat(fail(new IllegalStateException("no way"), err)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("unexpected java.lang.IllegalStateException: no way", "--stacktrace", "report")
                .doesNotContain("\tat ");
    }

    @Test
    void passwordsAreMaskedInUnexpectedErrors() {
        StringWriter err = new StringWriter();
        fail(new IllegalStateException("jdbc:x://me:secret@host?password=secret"), err);
        assertThat(err.toString()).doesNotContain("secret");
    }

    @Test
    void errorsHaveTheirKind() {
        StringWriter err = new StringWriter();
        LimbeckCommand options = new LimbeckCommand();
        new CommandLine(options).parseArgs("--format", "json");
        ProcessContext surroundings = surroundings(err);
        FailureHandler failures = new FailureHandler(surroundings, options, new CommandContext(surroundings, options));
        assertThat(failures.report(new NotAtHeadException("later"))).isEqualTo(ExitCode.NOT_AT_HEAD);
        failures.report(new SettingsException("wrong"));
        failures.report(new IllegalStateException());
        assertThat(err.toString().lines())
                .containsExactly(
                        "{\"format\":1,\"error\":{\"kind\":\"not-at-head\",\"message\":\"later\",\"exitCode\":4}}",
                        "{\"format\":1,\"error\":{\"kind\":\"invalid-settings\",\"message\":\"wrong\",\"exitCode\":1}}",
                        "{\"format\":1,\"error\":{\"kind\":\"internal\",\"message\":\"unexpected"
                                + " java.lang.IllegalStateException\\n"
                                + "This is a bug in Limbeck, not in your project. Please run the command again with"
                                + " --stacktrace and report what it prints.\",\"exitCode\":1}}");
    }

    private static int fail(Exception failure, StringWriter err) {
        LimbeckCommand options = new LimbeckCommand();
        ProcessContext surroundings = surroundings(err);
        return new FailureHandler(surroundings, options, new CommandContext(surroundings, options)).report(failure);
    }

    private static ProcessContext surroundings(StringWriter err) {
        return new ProcessContext(
                Path.of("").toAbsolutePath(),
                Map.of(),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                false,
                false,
                false);
    }
}
