package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Init;
import dev.limbeck.command.draft.Template;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck init}. */
@Command(
        addMethodSubcommands = false,
        name = "init",
        description = {
            "Start a project: create the folder for revision files, and limbeck.toml in the working directory.",
            "The folder must be new or empty; an existing limbeck.toml is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck init src/main/java/db/revisions    # next to the project's pom.xml",
            "  limbeck init --template multidb src/main/java/db/revisions"
        })
public final class InitCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(paramLabel = "FOLDER", description = "The new folder for revision files.")
    private Path directory = Path.of(".");

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description =
                    "The kind of project: maven (the default), plain or multidb;" + " see `limbeck list-templates`.")
    private String template = Template.MAVEN.label();

    /** Creates the command with the context of a run. */
    public InitCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.report()
                .init(new Init(session.workingDirectory()).run(directory, Template.of(template), session.givenUrl()));
        return ExitCode.OK;
    }
}
