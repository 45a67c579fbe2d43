package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Squash;
import dev.limbeck.result.RevisionResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck squash}. */
@Command(
        addMethodSubcommands = false,
        name = "squash",
        description = {
            "Combine a range of revisions into one.",
            "Proves in memory that the new revision has the same effect as the old ones in both directions, then"
                    + " replaces the old files.",
            "The new revision has the id of the last revision in the range, so that existing databases need no change."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck squash base:head -m \"the schema of 2026\"",
            "  limbeck squash ae10:27c6 -m \"accounts\" --keep"
        })
public final class SquashCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(paramLabel = "FROM:TO", description = "The first and the last revision, inclusive.")
    private String range = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "A short description of the new revision; by default, the message of the last revision.")
    private String message = "";

    @Option(names = "--keep", description = "Keep the old files, with .squashed added to their names.")
    private boolean keep;

    /** Creates the command with the context of a run. */
    public SquashCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Squash squash = new Squash(session.project(), session.listener());
        session.printWritten(
                RevisionResult.class,
                () -> squash.run(new Squash.Request(range, message, keep)),
                result -> session.report().squashed(result));
        return ExitCode.OK;
    }
}
