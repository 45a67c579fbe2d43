package dev.limbeck.cli;

import dev.limbeck.command.Current;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "current",
        description = "Show the revision the database is at. Nothing is written to it. -v shows the whole entry.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck current", "  limbeck -n prod current -v"})
final class CurrentCommand implements Callable<Integer> {
    private final Session session;

    CurrentCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report()
                .revisions(new Current(session.project()).run(), "The database is at base: no revision is applied.");
        return ExitCode.OK;
    }
}
