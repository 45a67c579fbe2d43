package dev.limbeck.cli;

import dev.limbeck.command.Upgrade;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "upgrade",
        description = {
            "Apply revisions up to a revision.",
            "Each revision and its row in the version table are one transaction. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck upgrade head     # to the newest",
            "  limbeck upgrade +1       # by one",
            "  limbeck upgrade ae10     # to the revision whose id begins so"
        })
final class UpgradeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "TARGET",
            parameterConsumer = RevisionArgument.class,
            description = "head, an id or the beginning of one, or +N for N revisions from here.")
    private String target = "";

    @Mixin
    private HazardKinds hazards = new HazardKinds();

    UpgradeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().run(new Upgrade(session.project(), session.listener()).run(target, hazards.kinds()));
        return ExitCode.OK;
    }
}
