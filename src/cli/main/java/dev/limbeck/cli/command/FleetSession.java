package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.report.FleetProgress;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.RunInterruptedException;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.fleet.FleetDatabase;
import dev.limbeck.command.fleet.FleetDatabases;
import dev.limbeck.command.fleet.FleetPlans;
import dev.limbeck.command.fleet.FleetRun;
import dev.limbeck.command.fleet.FleetTask;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.fleet.FleetPlan;
import dev.limbeck.result.fleet.FleetResult;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command that processes all databases of a fleet instead of one. */
final class FleetSession {
    private final CommandContext session;

    FleetSession(CommandContext session, FleetOptions options) {
        this.session = session;
        session.addFlags(options.flags());
    }

    /** {@return whether the settings specify a fleet, and the command line does not specify a single database} */
    boolean isGiven() {
        return session.hasFleet();
    }

    /** Rejects the option for a report, which describes a single database. */
    void reject(ReportOption report) {
        if (report.file() != null) {
            throw new CommandException(
                    "--report describes a single database, but fleet.databases lists several. Specify one with"
                            + " --database-url.");
        }
    }

    /** Runs the task on each database, prints the results, and {@return the exit code} */
    int run(@Nullable String tag, FleetTask task) {
        Project project = session.project(tag);
        List<FleetDatabase> databases = FleetDatabases.find(project);
        return run(project, databases, task);
    }

    /**
     * Reverts revisions of each database, after checking that this is possible for all of them.
     *
     * @param confirmed whether the user has confirmed the downgrade of all databases
     */
    int downgrade(@Nullable String tag, String target, boolean confirmed) {
        Project project = session.project(tag);
        List<FleetDatabase> databases = FleetDatabases.find(project);
        if (!confirmed) {
            throw new CommandException("This reverts revisions of " + databases.size()
                    + (databases.size() == 1 ? " database" : " databases")
                    + " and loses the data that the downgrades drop. Run the command again with --yes, or with --plan"
                    + " to see what it would do.");
        }
        FleetPlans.requireTarget(project, databases, target);
        return run(project, databases, FleetCommands.downgrade(target));
    }

    private int run(Project project, List<FleetDatabase> databases, FleetTask task) {
        FleetProgress progress = session.fleetProgress();
        FleetResult result = new FleetRun(project, progress).run(databases, task);
        progress.close();
        session.report().fleet(result);
        if (session.interrupts().requested() && result.notBegun() > 0) {
            throw RunInterruptedException.ofFleet(session.interrupts());
        }
        if (!result.isSuccess()) {
            return ExitCode.FAILED;
        }
        return result.isDifferent() ? ExitCode.DIFFERENT : ExitCode.OK;
    }

    /** Prints what would run: databases that are at the same revision share one plan. */
    int plan(@Nullable String tag, Function<Project, PlanResult> plan) {
        Project project = session.project(tag);
        for (FleetPlan planned : FleetPlans.plan(project, FleetDatabases.find(project), plan)) {
            session.report().remark(planned.describe());
            session.report().plan(planned.plan());
        }
        return ExitCode.OK;
    }

    /** Prints the script that is valid for all databases. */
    int script(@Nullable String tag, Function<Project, ScriptResult> script) {
        Project project = session.project(tag);
        session.report().script(FleetPlans.script(project, FleetDatabases.find(project), script));
        return ExitCode.OK;
    }
}
