package dev.limbeck.app;

import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Stamp;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.fleet.FleetCommands;
import dev.limbeck.command.fleet.FleetDatabase;
import dev.limbeck.command.fleet.FleetListener;
import dev.limbeck.command.fleet.FleetPlans;
import dev.limbeck.command.fleet.FleetRun;
import dev.limbeck.command.fleet.FleetTask;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetPlan;
import dev.limbeck.result.fleet.FleetResult;
import dev.limbeck.settings.FleetSettings;
import dev.limbeck.settings.FleetSettings.Canary;
import dev.limbeck.settings.FleetSettings.OnFailure;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A set of databases with the same history, such as one database for each tenant. Instances are immutable, and several
 * threads can call their methods.
 *
 * <p>A failure on one database is part of the result and is never thrown as an exception. A database at an unknown
 * revision is left unchanged. To continue after an interrupted call, repeat the call. If a database is in the middle of
 * a revision, {@link #upgrade} continues that revision unless {@code upgrade.resume} is {@code never}; the other
 * methods leave the database unchanged.
 */
public final class Fleet {
    private final Project project;
    private final Supplier<List<FleetDatabase>> databases;
    private final FleetSettings settings;
    private final Consumer<DatabaseOutcome> listener;

    /** Creates a fleet; each method finds the databases again. */
    Fleet(Project project, Supplier<List<FleetDatabase>> databases) {
        this(project, databases, project.settings().fleet(), outcome -> {});
    }

    private Fleet(
            Project project,
            Supplier<List<FleetDatabase>> databases,
            FleetSettings settings,
            Consumer<DatabaseOutcome> listener) {
        this.project = project;
        this.databases = databases;
        this.settings = settings;
        this.listener = listener;
    }

    /** {@return a copy of this fleet that processes {@code count} databases at the same time; the default is 4} */
    public Fleet jobs(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("jobs must be 1 or more, but is " + count);
        }
        return with(new FleetSettings(settings.databases(), count, settings.canary(), settings.onFailure()));
    }

    /**
     * {@return a copy of this fleet that processes the first {@code count} databases before all others; the others are
     * processed only if all of these succeed}
     */
    public Fleet canary(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("canary must be 0 or more, but is " + count);
        }
        Canary canary = new Canary(count, false);
        return with(new FleetSettings(settings.databases(), settings.jobs(), canary, settings.onFailure()));
    }

    /** {@return a copy of this fleet that processes the remaining databases after a failure instead of stopping} */
    public Fleet continueOnFailure() {
        return with(new FleetSettings(settings.databases(), settings.jobs(), settings.canary(), OnFailure.CONTINUE));
    }

    /** {@return a copy of this fleet that notifies the given listener after each database, one database at a time} */
    public Fleet listener(Consumer<DatabaseOutcome> newListener) {
        return new Fleet(project, databases, settings, newListener);
    }

    private Fleet with(FleetSettings other) {
        return new Fleet(project, databases, other, listener);
    }

    /**
     * Upgrades each database to the target.
     *
     * @param target a revision, as on the command line: {@code head}, an id, {@code +1}
     */
    public FleetResult upgrade(String target) {
        return run(FleetCommands.upgrade(target, Set.of(), Set.of()));
    }

    /**
     * Downgrades each database to the target.
     *
     * @param target a revision, as on the command line: {@code base}, an id, {@code -1}
     * @throws dev.limbeck.LimbeckException if a database cannot be downgraded to the target; in this case, no database
     *     is changed
     */
    public FleetResult downgrade(String target) {
        FleetPlans.requireTarget(project, databases.get(), target);
        return run(FleetCommands.downgrade(target));
    }

    /**
     * {@return the databases, grouped by their current revisions; the status of a database that is not at every head is
     * {@code DIFFERENT}}
     */
    public FleetResult current() {
        return run(FleetCommands.current(true));
    }

    /**
     * Records revisions in each database without running them.
     *
     * @param revisions the revisions, as on the command line: {@code head}, {@code base}, an id; one for each branch
     */
    public FleetResult stamp(String... revisions) {
        return run(FleetCommands.stamp(List.of(revisions), false));
    }

    /**
     * Replaces all rows of the version table of each database, including rows for revisions that this application does
     * not have.
     *
     * @param revisions the revisions that are recorded, as for {@link #stamp}
     */
    public FleetResult stampPurged(String... revisions) {
        return run(FleetCommands.stamp(List.of(revisions), true));
    }

    /**
     * {@return what {@link #upgrade} would run, with one plan for each group of databases at the same revision; nothing
     * is changed}
     *
     * @param target a revision, as for {@link #upgrade}
     * @throws dev.limbeck.LimbeckException if a database cannot be opened, or is at an unknown revision
     */
    public List<FleetPlan> upgradePlan(String target) {
        return FleetPlans.plan(project, databases.get(), each -> new Upgrade(each, RunListener.SILENT).plan(target));
    }

    /**
     * {@return what {@link #downgrade} would run, with one plan for each group of databases at the same revision;
     * nothing is changed}
     *
     * @param target a revision, as for {@link #downgrade}
     * @throws dev.limbeck.LimbeckException if a database cannot be opened, or is at an unknown revision
     */
    public List<FleetPlan> downgradePlan(String target) {
        return FleetPlans.plan(project, databases.get(), each -> new Downgrade(each, RunListener.SILENT).plan(target));
    }

    /**
     * {@return a script that upgrades each database to the target, for the database's own shell; nothing is changed}
     *
     * <p>The revisions run in a scratch database. Therefore, unless {@code database.scratch_url} is set, databases on a
     * server must have URLs instead of data sources, and {@code database.scratch} must be {@code live}.
     *
     * @param target a revision, as for {@link #upgrade}
     * @throws dev.limbeck.LimbeckException if the databases need different scripts
     */
    public ScriptResult upgradeScript(String target) {
        return script(each -> new Upgrade(each, RunListener.SILENT).script(target, oldestVersion(each)));
    }

    /**
     * {@return a script that downgrades each database to the target, for the database's own shell; nothing is changed}
     * The requirements are the same as for {@link #upgradeScript}.
     *
     * @param target a revision, as for {@link #downgrade}
     * @throws dev.limbeck.LimbeckException if the databases need different scripts
     */
    public ScriptResult downgradeScript(String target) {
        return script(each -> new Downgrade(each, RunListener.SILENT).script(target, oldestVersion(each)));
    }

    /**
     * {@return a script that records revisions in each database, for the database's own shell; nothing is changed}
     *
     * @param revisions the revisions, as for {@link #stamp}
     * @throws dev.limbeck.LimbeckException if the databases need different scripts
     */
    public ScriptResult stampScript(String... revisions) {
        return script(each -> new Stamp(each).script(List.of(revisions), oldestVersion(each)));
    }

    private ScriptResult script(Function<Project, ScriptResult> script) {
        return FleetPlans.script(project, databases.get(), script);
    }

    private static String oldestVersion(Project each) {
        return each.dialect().script().oldestVersion();
    }

    /**
     * {@return the databases; the status of a database that differs from the entities is {@code DIFFERENT}} The
     * requirements are the same as for {@link Limbeck#check}.
     *
     * @throws dev.limbeck.LimbeckException if no entities are configured, or their classes are missing or outdated
     */
    public FleetResult check() {
        Limbeck.requireEntities(project);
        return run(FleetCommands.check(Set.of()));
    }

    /** {@return the databases; the status of a database that differs from its history is {@code DIFFERENT}} */
    public FleetResult drift() {
        return run(FleetCommands.drift());
    }

    private FleetResult run(FleetTask task) {
        return new FleetRun(project, settings, new FleetListener() {
                    @Override
                    public void databaseFinished(DatabaseOutcome outcome, int done) {
                        listener.accept(outcome);
                    }
                })
                .run(databases.get(), task);
    }
}
