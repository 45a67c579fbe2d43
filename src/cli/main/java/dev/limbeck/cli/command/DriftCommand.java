package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Drift;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.result.DriftResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code limbeck drift}. */
@Command(
        addMethodSubcommands = false,
        name = "drift",
        description = {
            "Compare the database with the schema that its revisions create, to find changes made by hand.",
            "Reads no entities and writes nothing. Tables that no revision created are ignored.",
            "Exit code 0: they match. 3: they differ."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck -n prod drift",
            "  limbeck drift --format markdown     # with the SQL that reverts the changes"
        })
public final class DriftCommand implements Callable<Integer> {
    private final CommandContext session;

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    /** Creates the command with the context of a run. */
    public DriftCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FleetSession databases = new FleetSession(session, fleet);
        if (databases.isGiven()) {
            databases.reject(report);
            return databases.run(null, FleetCommands.drift());
        }
        DriftResult result = new Drift(session.project()).run();
        session.report().drift(result);
        session.writeReport(report, () -> ReviewReports.of(result), null);
        return result.changes().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
