package dev.limbeck.cli;

import dev.limbeck.command.Init;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = "Start a project: write limbeck.toml and make the folder for revision files.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck init .                             # beside the pom.xml of a project",
            "  limbeck init src/main/java/db/revisions    # revision files go exactly there"
        })
final class InitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIRECTORY", description = "The project's folder, or the folder for revision files.")
    private Path directory = Path.of(".");

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report().init(new Init(session.workingDirectory()).run(directory));
        return ExitCode.OK;
    }
}
