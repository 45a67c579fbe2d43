package dev.limbeck.cli;

import dev.limbeck.command.Heads;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "heads",
        description = "List the revisions that nothing follows. -v shows the whole entry of each.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck heads"})
final class HeadsCommand implements Callable<Integer> {
    private final Session session;

    HeadsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().revisions(new Heads(session.project()).run(), "No revision yet.");
        return ExitCode.OK;
    }
}
