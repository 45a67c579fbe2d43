package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell and man(1) are given. */
final class ShellTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Cli.Outcome outcome = Cli.in(folder).run("completion", "bash");
        assertThat(outcome.code()).isZero();
        Path script = Files.writeString(folder.resolve("limbeck.bash"), outcome.out());
        assertThat(completed(script, "limbeck up")).contains("upgrade");
        assertThat(completed(script, "limbeck upgrade --pl")).contains("--plan");
    }

    /** What bash offers, asked of bash itself. */
    private static String completed(Path script, String words) throws IOException, InterruptedException {
        String ask = "source " + script + "; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " COMP_LINE='" + words + "'; COMP_POINT=${#COMP_LINE}; _complete_limbeck; echo \"${COMPREPLY[*]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return said;
    }

    @Test
    void zshIsToldToReadWhatBashReads() {
        Cli.Outcome outcome = Cli.in(folder).run("completion", "zsh");
        assertThat(outcome.out()).startsWith("autoload -Uz compinit").contains("bashcompinit", "complete -F");
        assertThat(Cli.in(folder).run("completion", "fish").code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "revision", "completion", "help", "squash"})
    void aCommandHasAManualPage(String command) {
        String page = Cli.in(folder).run("help", "--man", command).out();
        assertThat(page)
                .startsWith(".TH \"LIMBECK-" + command.toUpperCase(java.util.Locale.ROOT) + "\" \"1\"")
                .contains(".SH \"NAME\"", ".SH \"OPTIONS\"", ".SH \"EXAMPLES\"", ".SH \"EXIT STATUS\"")
                .doesNotContain("\n.\n");
    }

    @Test
    void theProgramHasAManualPageThatListsItsCommands() {
        String page = Cli.in(folder).run("help", "--man").out();
        assertThat(page).contains(".SH \"COMMANDS\"", ".B upgrade\n", ".B ensure\\-version, ensure_version\n");
    }

    @Test
    void verboseBeforeAndBehindTheCommandAddsUp() {
        assertThat(verbosity("-v", "history", "-v")).isEqualTo(2);
        assertThat(verbosity("-vv", "history")).isEqualTo(2);
        assertThat(verbosity("history", "--verbose")).isEqualTo(1);
        assertThat(verbosity("history")).isZero();
    }

    private int verbosity(String... arguments) {
        LimbeckCommand options = new LimbeckCommand();
        Surroundings surroundings = new Surroundings(
                folder,
                Map.of(),
                new BufferedReader(new StringReader("")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                false,
                false,
                false);
        try (Session session = new Session(surroundings, options)) {
            Commands.all(options, session).parseArgs(arguments);
        }
        return options.verbosity();
    }
}
