package dev.limbeck.cli.command;

import dev.limbeck.cli.option.FleetOptions;
import dev.limbeck.cli.option.HazardOptions;
import dev.limbeck.cli.option.ReportOption;
import dev.limbeck.cli.option.RevisionArgument;
import dev.limbeck.cli.option.ScriptOptions;
import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.PlanResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code limbeck upgrade}. */
@Command(
        addMethodSubcommands = false,
        name = "upgrade",
        description = {
            "Apply revisions, up to a target revision.",
            "Each revision is one transaction, including its row in the version table. A missing SQLite file is created."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  limbeck upgrade head     # to the newest",
            "  limbeck upgrade +1       # by one",
            "  limbeck upgrade ae10     # to the revision whose id begins with ae10",
            "  limbeck upgrade heads    # to the newest of every branch",
            "  limbeck upgrade shop@+1  # one revision, on the branch labeled shop",
            "  limbeck upgrade head --plan",
            "  limbeck upgrade head --allow rewrite        # although upgrade.refuse has \"rewrite\"",
            "  limbeck upgrade head --sql > release.sql    # then: sqlite3 shop.db < release.sql",
            "  limbeck upgrade ae10:27c6 --sql             # between two revisions, without a database"
        })
public final class UpgradeCommand implements Callable<Integer> {
    private final CommandContext session;

    @Parameters(
            paramLabel = "TARGET",
            parameterConsumer = RevisionArgument.class,
            description = "head, heads, a full or partial id, a branch label, shop@head, or +N for the next N"
                    + " revisions; with --sql also FROM:TO.")
    private String target = "";

    @Mixin
    private HazardOptions hazards = new HazardOptions();

    @Option(
            names = "--allow",
            paramLabel = "HAZARD",
            converter = HazardOptions.Converter.class,
            description = "Apply revisions that have this hazard, even if upgrade.refuse or --fail-on-hazard would"
                    + " refuse them; all for any hazard. Repeatable.")
    private List<HazardOptions.Kinds> allowed = List.of();

    @Option(names = "--tag", paramLabel = "TEXT", description = "Text that revisions can read with op.tag().")
    private @Nullable String tag;

    @Option(
            names = "--plan",
            description = "Print the statements that would run, with their method and cost; change nothing.")
    private boolean plan;

    @Mixin
    private ScriptOptions script = new ScriptOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private ReportOption report = new ReportOption();

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command with the context of a run. */
    public UpgradeCommand(CommandContext session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        FleetSession databases = new FleetSession(session, fleet);
        requirePlan();
        if (databases.isGiven()) {
            databases.reject(report);
            return callOn(databases);
        }
        Project project = session.project(tag);
        Upgrade upgrade = new Upgrade(project, session.listener());
        script.rejectCombination(plan, "--plan");
        script.rejectRange(target);
        if (script.sql) {
            session.report().script(upgrade.script(target, script.oldestVersion(project.dialect())));
        } else if (plan) {
            PlanResult result = upgrade.plan(target);
            session.report().plan(result);
            session.writeReport(report, () -> ReviewReports.of(result), null);
        } else {
            session.report().run(session.interruptible(project, () -> upgrade.run(target, hazards.kinds(), allowed())));
        }
        return ExitCode.OK;
    }

    private void requirePlan() {
        if (report.file() != null && !plan) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--report needs --plan: it describes what would run.");
        }
    }

    private int callOn(FleetSession databases) {
        script.rejectCombination(plan, "--plan");
        script.rejectRange(target);
        if (script.sql) {
            return databases.script(tag, each -> new Upgrade(each, RunListener.SILENT)
                    .script(target, script.oldestVersion(each.dialect())));
        }
        if (plan) {
            return databases.plan(tag, each -> new Upgrade(each, session.listener()).plan(target));
        }
        return databases.run(tag, FleetCommands.upgrade(target, hazards.kinds(), allowed()));
    }

    private Set<Hazard.Kind> allowed() {
        return allowed.stream().flatMap(each -> each.kinds().stream()).collect(Collectors.toSet());
    }
}
