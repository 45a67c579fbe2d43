package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Current;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code limbeck current}. */
@Command(
        addMethodSubcommands = false,
        name = "current",
        description = {
            "Show the current revision of the database, or one for each branch. -v shows the full entries.",
            "Writes nothing to the database.",
            "Exit code 4: the database is in the middle of a revision; limbeck resume completes it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck current",
            "  limbeck -n prod current -v",
            "  limbeck current --check-heads || exit 1    # in a deployment: is everything applied?"
        })
public final class CurrentCommand implements Callable<Integer> {
    private final CommandContext session;

    @Option(names = "--check-heads", description = "Fail with exit code 4 unless the database is at every head.")
    private boolean checkHeads;

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    /** Creates the command with the context of a run. */
    public CurrentCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FleetSession databases = new FleetSession(session, fleet);
        if (databases.isGiven()) {
            int code = databases.run(null, FleetCommands.current(checkHeads));
            return code == ExitCode.DIFFERENT ? ExitCode.NOT_AT_HEAD : code;
        }
        Project project = session.project();
        Current.Position position = new Current(project).findPosition(checkHeads);
        session.reportOn(project).position(position);
        return position.inProgress().isEmpty() ? ExitCode.OK : ExitCode.NOT_AT_HEAD;
    }
}
