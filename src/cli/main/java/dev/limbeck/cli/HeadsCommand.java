package dev.limbeck.cli;

import dev.limbeck.command.Heads;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "heads",
        description = {
            "List the revisions that nothing follows. -v shows the whole entry of each.",
            "No database is opened, so that --single can stand in a build: it fails when there are two heads."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck heads", "  limbeck heads --single    # exit code 1, with both ways out, when there are two"
        })
final class HeadsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--resolve-dependencies", description = "Leave out heads that another revision depends on.")
    private boolean resolveDependencies;

    @Option(names = "--single", description = "Fail unless there is one head only.")
    private boolean single;

    HeadsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Heads heads = new Heads(session.project());
        if (single) {
            heads.requireSingle();
        }
        session.report().revisions(heads.run(resolveDependencies), "No revision yet.");
        heads.warning().ifPresent(session.report()::remark);
        return ExitCode.OK;
    }
}
