package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests that a run sets up only those commands that its arguments mention, and that users notice no difference. */
final class DescribedCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private CommandLine named(String... arguments) {
        LimbeckCommand options = new LimbeckCommand();
        return Commands.createNamed(options, new CommandContext(ProcessContext.ofProcess(), options), arguments);
    }

    private static List<String> names(CommandLine line) {
        return line.getSubcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandName)
                .toList();
    }

    @Test
    void theNamesMatchTheCommands() {
        assertThat(names(named("help"))).isEqualTo(Commands.NAMES);
    }

    @Test
    void onlyCommandsNamedInTheArgumentsAreSetUp() {
        assertThat(names(named("--format", "json", "history", "-i"))).containsExactly("history");
        assertThat(names(named("upgrade", "heads"))).containsExactly("upgrade", "heads");
        assertThat(names(named("ensure_version"))).containsExactly("ensure-version");
        assertThat(names(named("alembic", "import", "old"))).containsExactly("alembic");
    }

    @Test
    void withoutANameOrForHelpAllAreSetUp() {
        assertThat(names(named())).isEqualTo(Commands.NAMES);
        assertThat(names(named("--help"))).isEqualTo(Commands.NAMES);
        assertThat(names(named("help", "upgrade"))).isEqualTo(Commands.NAMES);
        assertThat(names(named("completion"))).isEqualTo(Commands.NAMES);
    }

    @Test
    void aMisspeltCommandGetsASuggestionDespiteTheNameOfAnother() {
        Cli.Outcome outcome = Cli.of(folder).run("upgrad", "heads");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).containsOnlyOnce("limbeck:").contains("upgrad", "Did you mean", "limbeck upgrade");
    }

    @Test
    void anErrorInsideACommandIsReportedOnce() {
        assertThat(Cli.of(folder).run("heads", "--urk").err()).containsOnlyOnce("--urk");
        assertThat(Cli.of(folder)
                        .createProject()
                        .run("heads", "--format", "mermaid")
                        .err())
                .containsOnlyOnce("Only history supports --format mermaid");
    }

    @Test
    void theVersionIsTheSameWithAndWithoutACommand() {
        String first = Cli.of(folder).output("--version").lines().findFirst().orElseThrow();
        assertThat(first).startsWith("limbeck ");
        assertThat(Cli.of(folder).output("-V")).startsWith(first);
        assertThat(Cli.of(folder).output("heads", "--version")).startsWith(first);
    }
}
