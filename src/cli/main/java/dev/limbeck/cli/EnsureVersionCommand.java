package dev.limbeck.cli;

import dev.limbeck.command.EnsureVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "ensure-version",
        aliases = "ensure_version",
        description = {
            "Create the version table if it is missing, and nothing else.",
            "For a database in which the program that upgrades may not create it. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck ensure-version"})
final class EnsureVersionCommand implements Callable<Integer> {
    private final Session session;

    EnsureVersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().ensureVersion(new EnsureVersion(session.project()).run());
        return ExitCode.OK;
    }
}
