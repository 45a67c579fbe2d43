package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.HazardOptions;
import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Check;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.result.CheckResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code limbeck check}. */
@Command(
        addMethodSubcommands = false,
        name = "check",
        description = {
            "Compare the database, or the history, with the entities. Writes nothing.",
            "--against history replays the revisions in memory and needs no database, for instance in a fresh clone.",
            "Exit code 0: they match. 3: they differ. 4: the database is not at the head."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck check || echo \"a revision is missing\"",
            "  limbeck check --against history        # without a database",
            "  limbeck check --format markdown        # for a pull request, with SQL and diagrams"
        })
public final class CheckCommand implements Callable<Integer> {
    private final CommandContext session;

    @Mixin
    private HazardOptions hazards = new HazardOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    /** Creates the command with the context of a run. */
    public CheckCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FleetSession databases = new FleetSession(session, fleet);
        if (databases.isGiven() && session.comparesDatabase()) {
            databases.reject(report);
            return databases.run(null, FleetCommands.check(hazards.kinds()));
        }
        CheckResult result =
                new Check(session.project()).run(hazards.kinds(), session.isMarkdown() || report.file() != null);
        session.report().check(result);
        session.writeReport(report, () -> ReviewReports.of(result), null);
        return result.changes().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
