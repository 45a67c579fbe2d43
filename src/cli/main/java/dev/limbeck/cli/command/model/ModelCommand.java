package dev.limbeck.cli.command.model;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.WriteModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code limbeck model}. */
@Command(
        addMethodSubcommands = false,
        name = "model",
        description = {
            "Write the model of the entities into the application, so that limbeck.check can use it at startup.",
            "With a database server, the application compares its database with this file and needs no scratch"
                    + " database. The"
                    + " model is created in a scratch database in which the history is replayed; the project's database"
                    + " is not opened. Run the command after compiling and before packaging the application."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck model", "  limbeck model --output build/resources/main"})
public final class ModelCommand implements Callable<Integer> {
    private final CommandContext session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "The class path folder in which META-INF/limbeck/model-….json is written; by default, the"
                    + " first folder of model.classpath.")
    private @Nullable Path output;

    /** Creates the command with the context of a run. */
    public ModelCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path folder = output == null ? null : session.workingDirectory().resolve(output);
        session.report().model(new WriteModel(session.project(), session.listener()).run(folder));
        return ExitCode.OK;
    }
}
