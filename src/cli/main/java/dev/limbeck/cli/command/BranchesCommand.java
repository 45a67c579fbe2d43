package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Branches;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code limbeck branches}. */
@Command(
        addMethodSubcommands = false,
        name = "branches",
        description = "List the branch points, each with the revisions that follow it. -v shows the full entries.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck branches", "  limbeck branches -v"})
public final class BranchesCommand implements Callable<Integer> {
    private final CommandContext session;

    /** Creates the command with the context of a run. */
    public BranchesCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().branches(new Branches(session.project()).run());
        return ExitCode.OK;
    }
}
