package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the program in a separate process. */
@Tag("process")
final class ProcessTest {
    private Path folder = Path.of(".");

    @BeforeEach
    void createProject(@TempDir Path folder) {
        this.folder = folder;
        Cli.of(folder).createProject();
    }

    /** {@return the classes that the command loads, one per line} */
    private String loadedBy(String... command) throws Exception {
        Cli.Outcome outcome = Processes.limbeck(folder, List.of("-Xlog:class+load:file=classes.txt"), command);
        assertThat(outcome.code()).isZero();
        return Files.readString(folder.resolve("classes.txt"));
    }

    private static final String[] NOT_TO_READ_A_HISTORY = {
        " org.hibernate.",
        " dev.limbeck.hibernate.",
        " net.bytebuddy.",
        " io.github.classgraph.",
        " com.sun.tools.javac.",
        " java.util.logging.",
        " dev.limbeck.cli.command.UpgradeCommand "
    };

    @Test
    void historyLoadsNeitherHibernateNorTheCompilerNorTheDriver() throws Exception {
        assertThat(loadedBy("history"))
                .contains(" dev.limbeck.cli.command.HistoryCommand ")
                .doesNotContain(NOT_TO_READ_A_HISTORY)
                .doesNotContain(" org.sqlite.");
    }

    @Test
    void headsLoadsNeitherHibernateNorTheCompilerNorTheDriver() throws Exception {
        assertThat(loadedBy("heads")).doesNotContain(NOT_TO_READ_A_HISTORY).doesNotContain(" org.sqlite.");
    }

    @Test
    void currentLoadsTheDriverAndNeitherHibernateNorTheCompiler() throws Exception {
        Cli.of(folder).output("upgrade", "head");
        assertThat(loadedBy("current")).contains(" org.sqlite.").doesNotContain(NOT_TO_READ_A_HISTORY);
    }

    @Test
    void resultsAndLogGoToDifferentStreams() throws Exception {
        Cli.Outcome outcome = Processes.limbeck(folder, List.of(), "upgrade", "head");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).hasLineCount(1).startsWith("Created the database ");
        assertThat(outcome.err()).startsWith("Running upgrade base -> 11aa, first revision");
    }

    @Test
    void anErrorDeterminesTheExitCode() throws Exception {
        assertThat(Processes.limbeck(folder, List.of(), "check").code()).isEqualTo(ExitCode.NOT_AT_HEAD);
        assertThat(Processes.limbeck(folder, List.of(), "--urk").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void textIsUtf8InAnyLocale() throws Exception {
        Cli.of(folder).output("revision", "-m", "größer", "--rev-id", "33cc");
        Cli.Outcome outcome = Processes.limbeck(folder, List.of("-Dfile.encoding=US-ASCII"), "show", "33cc");
        assertThat(outcome.out()).contains("größer");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        assertThat(Processes.limbeck(folder, List.of(), "--version").out())
                .matches("limbeck \\d+\\.\\d+\\.\\d+\\S*\\R"
                        + "Java \\d+\\S*, sqlite-jdbc \\d+\\.\\S+, Hibernate ORM \\d+\\.\\S+\\R");
    }
}
