package dev.limbeck.cli.command;

import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Show;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck show}. */
@Command(
        addMethodSubcommands = false,
        name = "show",
        description = "Show a revision: its place in the history, its date, its file and its message.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck show head",
            "  limbeck show ae10      # the revision whose id begins with ae10",
            "  limbeck show current   # the current revision of the database",
            "  limbeck show -1        # the revision before the current one"
        })
public final class ShowCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "REVISION",
            parameterConsumer = RevisionArgument.class,
            description = "head, heads, current, a full or partial id, a branch label, shop@head…")
    private String revision = "";

    /** Creates the command with the context of a run. */
    public ShowCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().show(new Show(session.project()).run(revision));
        return ExitCode.OK;
    }
}
