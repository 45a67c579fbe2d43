package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Unlock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code limbeck unlock}. */
@Command(
        addMethodSubcommands = false,
        name = "unlock",
        description = {
            "Release the migration lock, which keeps other upgrades out, if the program that holds it is no longer"
                    + " running.",
            "First make sure that this program has ended; limbeck doctor shows who holds the lock."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck doctor", "  limbeck unlock"})
public final class UnlockCommand implements Callable<Integer> {
    private final CommandContext session;

    /** Creates the command for a run. */
    public UnlockCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().unlock(new Unlock(session.project()).run());
        return ExitCode.OK;
    }
}
