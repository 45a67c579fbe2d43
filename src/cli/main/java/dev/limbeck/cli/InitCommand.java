package dev.limbeck.cli;

import dev.limbeck.command.Init;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = {
            "Start a project: make the folder for revision files, and write limbeck.toml here.",
            "A folder that holds something is refused; a limbeck.toml that is here stays as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck init src/main/java/db/revisions    # in the folder of the project's pom.xml"})
final class InitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIRECTORY", description = "The new folder for revision files.")
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
