package dev.limbeck.cli.command;

import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Tables;
import dev.limbeck.command.project.Project;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code limbeck tables}. */
@Command(
        addMethodSubcommands = false,
        name = "tables",
        description = "List the database's tables and views.",
        footerHeading = "%nExamples:%n",
        footer = {"  limbeck tables", "  limbeck --url jdbc:sqlite:other.db -c limbeck.toml tables"})
public final class TablesCommand implements Callable<Integer> {
    private final CommandContext session;

    /** Creates the command with the context of a run. */
    public TablesCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Project project = session.project();
        List<String> names = new Tables(project).run();
        session.reportOn(project).tables(names);
        return ExitCode.OK;
    }
}
