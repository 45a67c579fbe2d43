package dev.limbeck.cli;

import dev.limbeck.command.Squash;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "squash",
        description = {
            "Make one revision of a range of them.",
            "It is proved in memory that it does the same in both directions; then it takes the place of the old files.",
            "It has the id of the last one, so that a database that is there already needs nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck squash base:head -m \"the schema of 2026\"",
            "  limbeck squash ae10:27c6 -m \"accounts\" --keep"
        })
final class SquashCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FROM:TO", description = "The first and the last revision; both are in the range.")
    private String range = "";

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What the new revision is for; the message of the last when not given.")
    private String message = "";

    @Option(names = "--keep", description = "Keep the old files beside it, with .squashed behind their names.")
    private boolean keep;

    SquashCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Squash squash = new Squash(session.project(), session.listener());
        session.report().revision(squash.run(new Squash.Request(range, message, keep)));
        return ExitCode.OK;
    }
}
