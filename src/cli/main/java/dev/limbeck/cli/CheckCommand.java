package dev.limbeck.cli;

import dev.limbeck.command.Check;
import dev.limbeck.command.CheckResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Compare the database with the entities, and write nothing.",
            "Exit code 0: no difference. 3: they differ. 4: the database is not at the head."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck check || echo \"a revision is missing\""})
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private HazardKinds hazards = new HazardKinds();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CheckResult result = new Check(session.project()).run(hazards.kinds());
        session.report().check(result);
        return result.changes().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
