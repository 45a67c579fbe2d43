package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code limbeck alembic} command, which consists only of subcommands. */
@Command(
        addMethodSubcommands = false,
        name = "alembic",
        description = "Migrate from Alembic.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck alembic import ../shop-python"})
public final class AlembicCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** {@return the command with its subcommands} */
    public static CommandLine createCommandLine(CommandContext session) {
        return new CommandLine(new AlembicCommand()).addSubcommand(new AlembicImportCommand(session));
    }

    /** Prints the usage, since no subcommand was given. */
    @Override
    public Integer call() {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        line.usage(line.getErr(), line.getColorScheme());
        return ExitCode.USAGE;
    }
}
