package dev.limbeck.cli;

import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = "List the revisions, newest first. -v shows the whole entry of each.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck history", "  limbeck history -i", "  limbeck history -v --format json"})
final class HistoryCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "Ask the database and mark the revision it is at.")
    private boolean indicateCurrent;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().history(new History(session.project()).run(indicateCurrent));
        new Heads(session.project()).warning().ifPresent(session.report()::remark);
        return ExitCode.OK;
    }
}
