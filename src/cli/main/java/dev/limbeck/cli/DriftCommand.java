package dev.limbeck.cli;

import dev.limbeck.command.Drift;
import dev.limbeck.command.DriftResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "drift",
        description = {
            "Compare the database with what its revisions make of an empty one: what did someone change by hand?",
            "Reads no entities and writes nothing. Tables that no revision made are counted and left alone.",
            "Exit code 0: no difference. 3: they differ."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck -n prod drift", "  limbeck drift --format markdown     # with the SQL that takes it back"})
final class DriftCommand implements Callable<Integer> {
    private final Session session;

    DriftCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DriftResult result = new Drift(session.project()).run();
        session.report().drift(result);
        return result.changes().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
