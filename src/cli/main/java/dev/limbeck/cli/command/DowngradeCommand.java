package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.option.ScriptOptions;
import dev.limbeck.cli.report.Report;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code limbeck downgrade}. */
@Command(
        addMethodSubcommands = false,
        name = "downgrade",
        description = {
            "Revert revisions, down to a target revision.",
            "The target itself stays applied. Data that a downgrade drops is lost; read the revision files first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck downgrade -1      # by one",
            "  limbeck downgrade ae10    # to the revision whose id begins with ae10",
            "  limbeck downgrade base    # all of them",
            "  limbeck downgrade shop@-1 # one revision, on the branch labeled shop",
            "  limbeck downgrade -1 --plan",
            "  limbeck downgrade 27c6:ae10 --sql > back.sql    # without a database"
        })
public final class DowngradeCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "TARGET",
            parameterConsumer = RevisionArgument.class,
            description = "base, a full or partial id, shop@base, or -N for the last N revisions;"
                    + " with --sql also FROM:TO.")
    private String target = "";

    @Option(names = "--tag", paramLabel = "TEXT", description = "Text that revisions can read with op.tag().")
    private @Nullable String tag;

    @Option(
            names = "--plan",
            description = "Print the statements that would run, with their method and cost; change nothing.")
    private boolean plan;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    @Option(names = "--yes", description = "Confirm the downgrade of all databases of a fleet.")
    private boolean yes;

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    /** Creates the command with the context of a run. */
    public DowngradeCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FleetSession databases = new FleetSession(session, fleet);
        if (databases.isGiven()) {
            return callOn(databases);
        }
        Project project = session.project(tag);
        Downgrade downgrade = new Downgrade(project, session.listener());
        script.rejectCombination(plan, "--plan");
        script.rejectRange(target);
        if (script.sql) {
            session.report().script(downgrade.script(target, script.oldestVersion(project.dialect())));
            return ExitCode.OK;
        }
        Optional<Report> missing =
                project.findMissingDatabase().map(warning -> session.report().withWarnings(List.of(warning)));
        if (plan) {
            PlanResult result = downgrade.plan(target);
            missing.orElseGet(session::report).plan(result);
        } else {
            RunResult result = session.interruptible(project, () -> downgrade.run(target));
            missing.orElseGet(session::report).run(result);
        }
        return ExitCode.OK;
    }

    private int callOn(FleetSession databases) {
        script.rejectCombination(plan, "--plan");
        script.rejectRange(target);
        if (script.sql) {
            return databases.script(tag, each -> new Downgrade(each, RunListener.SILENT)
                    .script(target, script.oldestVersion(each.dialect())));
        }
        if (plan) {
            return databases.plan(tag, each -> new Downgrade(each, session.listener()).plan(target));
        }
        return databases.downgrade(tag, target, yes);
    }
}
