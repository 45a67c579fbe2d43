package dev.limbeck.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "alembic",
        description = "Take over what Alembic has.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck alembic import ../shop-python"})
final class AlembicCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /** {@return the command with its own commands} */
    static CommandLine line(Session session) {
        return new CommandLine(new AlembicCommand()).addSubcommand(new AlembicImportCommand(session));
    }

    /** Runs when none of its commands is named. */
    @Override
    public Integer call() {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        line.usage(line.getErr(), line.getColorScheme());
        return ExitCode.USAGE;
    }
}
