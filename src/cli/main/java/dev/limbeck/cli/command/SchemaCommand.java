package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.ShowSchema;
import dev.limbeck.command.project.Project;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck schema}. */
@Command(
        addMethodSubcommands = false,
        name = "schema",
        description = "Print the CREATE statements as the database stores them.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck schema", "  limbeck schema user"})
public final class SchemaCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "TABLE",
            arity = "0..1",
            description = "Only this table or view, with its indexes and triggers.")
    private @Nullable String table;

    /** Creates the command with the context of a run. */
    public SchemaCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project();
        session.reportOn(project).schema(new ShowSchema(project).run(table));
        return ExitCode.OK;
    }
}
