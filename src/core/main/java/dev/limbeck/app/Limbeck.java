package dev.limbeck.app;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.Check;
import dev.limbeck.command.Current;
import dev.limbeck.command.Doctor;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Drift;
import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import dev.limbeck.command.Pending;
import dev.limbeck.command.Resume;
import dev.limbeck.command.Revise;
import dev.limbeck.command.Unlock;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.Verify;
import dev.limbeck.command.fleet.FleetDatabase;
import dev.limbeck.command.fleet.FleetDatabases;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.settings.Passwords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Migrates the database of an application, with the revisions that were compiled with the application. Several
 * instances may start at the same time: each revision is applied by one of them, while the other instances wait and
 * then skip it.
 *
 * <p>Every method may throw a {@link dev.limbeck.LimbeckException}. Its message states what happened and what to do,
 * and its code identifies the failure. A revision that fails has no effect, except on a database that cannot roll back
 * schema changes: such a database is then in the middle of the revision (see {@link #inProgress}). No message contains
 * a password.
 */
public final class Limbeck {
    private volatile Project project;
    private final MigrationListener listener;

    Limbeck(Project project, MigrationListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return a new configuration, which reads files and environment variables only if the application asks for it}
     */
    public static Configuration configure() {
        return new Configuration();
    }

    /**
     * Applies the revisions up to the target; does nothing if the database is already at the target.
     *
     * @param target a revision, as on the command line: {@code head}, {@code heads}, an id, {@code +1}
     */
    public RunResult upgrade(String target) {
        requireRevisions();
        return run(new Upgrade(project, new ListenerAdapter(listener))::run, target);
    }

    /**
     * Reverts revisions until the database is at the target.
     *
     * @param target a revision, as on the command line: {@code base}, an id, {@code -1}
     */
    public RunResult downgrade(String target) {
        return run(new Downgrade(project, new ListenerAdapter(listener))::run, target);
    }

    /**
     * Continues the revision that the database is in the middle of; does nothing if there is none. {@link #upgrade}
     * also continues such a revision, unless {@code upgrade.resume} is {@code never}.
     *
     * <p>A database is in the middle of a revision only if it cannot roll back schema changes, or if the revision has a
     * statement that cannot run in a transaction.
     */
    public RunResult resume() {
        return resume(Resumption.ASK);
    }

    /**
     * Continues the revision that the database is in the middle of.
     *
     * @param resumption how to continue if it is unknown whether the interrupted statement has taken effect
     */
    public RunResult resume(Resumption resumption) {
        Resume command = new Resume(project, new ListenerAdapter(listener));
        return run(nothing -> command.run(resumption), "");
    }

    /**
     * {@return a fleet of the given databases with the revisions of this instance; the database of this instance is not
     * used}
     *
     * @param urls the JDBC URLs of the databases; the user and the password are taken from the configuration unless a
     *     URL contains them
     */
    public Fleet fleet(List<String> urls) {
        requireRevisions();
        List<FleetDatabase> databases = urls.stream()
                .map(url -> new FleetDatabase(Passwords.maskUrl(url), url))
                .toList();
        List<FleetDatabase> all = FleetDatabases.separateSchemas(project, databases);
        return new Fleet(project, () -> all);
    }

    /**
     * {@return a fleet of the given databases with the revisions of this instance; the database of this instance is not
     * used}
     *
     * @param sources the data sources of the databases; each key is the name by which results refer to the database,
     *     such as the name of the tenant
     */
    public Fleet fleet(Map<String, DataSource> sources) {
        requireRevisions();
        List<FleetDatabase> databases = new ArrayList<>();
        sources.forEach((name, source) -> databases.add(new FleetDatabase(name, source)));
        List<FleetDatabase> all = List.copyOf(databases);
        return new Fleet(project, () -> all);
    }

    /**
     * {@return a fleet of schemas in the database of this instance, each with the tables and the version table of one
     * tenant} The schemas must exist. Revisions that change other schemas are rejected, because the change would be
     * made again for each tenant. On MariaDB, where a schema is a database, the names are those of databases on the
     * same server, to which the user must have access.
     *
     * @param schemas the names of the schemas, as the database stores them
     */
    public Fleet fleetOfSchemas(List<String> schemas) {
        requireRevisions();
        List<String> names = List.copyOf(schemas);
        return new Fleet(project, () -> FleetDatabases.ofSchemas(project, names));
    }

    /** {@return the revision that the database is in the middle of, because a run was interrupted or failed} */
    public Optional<InProgress> inProgress() {
        return new Current(project).findPosition(false).inProgress();
    }

    /**
     * Releases the migration lock. Call this method if the program that holds the lock is no longer running.
     *
     * @return a description of the program that held the lock, phrased as part of a sentence; empty if the lock was not
     *     held
     */
    public Optional<String> unlock() {
        return new Unlock(project).run();
    }

    /**
     * {@return the state of the database: its position, any incomplete revision, locks and leftovers; nothing is
     * changed}
     */
    public DoctorResult doctor() {
        return new Doctor(project).run();
    }

    private RunResult run(Function<String, RunResult> command, String target) {
        long start = System.nanoTime();
        RunResult result;
        try {
            result = command.apply(target);
        } catch (LimbeckException e) {
            listener.runFailed(e, ListenerAdapter.since(start));
            throw e;
        }
        listener.runFinished(result, ListenerAdapter.since(start));
        return result;
    }

    /** {@return the current revisions of the database; none for an empty database} */
    public List<RevisionInfo> current() {
        return new Current(project).run();
    }

    /**
     * {@return the revisions that {@code upgrade("heads")} would apply, in the order in which it would apply them; none
     * if all are applied}
     */
    public List<RevisionInfo> pending() {
        return pending("heads");
    }

    /**
     * {@return the revisions that {@code upgrade(target)} would apply, in the order in which it would apply them; none
     * if all are applied}
     *
     * @param target a revision, as for {@link #upgrade}
     */
    public List<RevisionInfo> pending(String target) {
        requireRevisions();
        return new Pending(project).run(target);
    }

    /**
     * {@return all revisions, newest first} The current revisions are marked. If the settings specify a log table, the
     * result includes the time at which each applied revision was applied.
     */
    public List<RevisionInfo> history() {
        return new History(project).runWithTimes();
    }

    /** {@return the revisions that no other revision follows} */
    public List<RevisionInfo> heads() {
        return new Heads(project).run();
    }

    /**
     * {@return the differences between the database and the entities}
     *
     * <p>Requires {@code limbeck-hibernate} and Hibernate on the class path, and {@link Configuration#entities}. With a
     * data source on a database server, also requires the file that {@code limbeck model} wrote into the application,
     * or {@code database.scratch_url}; if the file cannot be used, an exception with the code {@code not-compared}
     * explains why.
     */
    public CheckResult check() {
        requireEntities();
        return withScratch(new Check(project)::run);
    }

    /** Discards the scratch databases of a command when the command ends. */
    private <T> T withScratch(Supplier<T> command) {
        try {
            return command.get();
        } finally {
            project.close();
        }
    }

    /** {@return the differences between the database and the schema that its revisions create: changes made by hand} */
    public DriftResult drift() {
        return withScratch(new Drift(project)::run);
    }

    /**
     * {@return the result of each proof of the history} The database of the application is not opened. The head is
     * compared with the entities only if {@link Configuration#entities} is set.
     */
    public VerifyResult verify() {
        requireRevisions();
        Verify verify = new Verify(project, new ListenerAdapter(listener));
        return withScratch(() -> hasEntities(project)
                ? verify.run(null, true)
                : verify.runWithoutModel(null, "no entities are configured"));
    }

    /**
     * Writes a revision file with the operations that make the database match the entities, as {@code limbeck revision
     * --autogenerate} does.
     *
     * @return the result, whose id and file are null if there is no difference
     */
    public RevisionResult revision(String message) {
        return revision(RevisionOptions.autogenerate(message));
    }

    /**
     * Writes a revision file to {@link Configuration#revisionsFolder}. Changes that the comparison cannot detect, such
     * as renames, must be specified in the options; otherwise an exception with the code {@code undecided} is thrown.
     *
     * <p>Requires {@link Configuration#entities}, unless the revision is empty.
     *
     * @return the result, whose id and file are null if there is no difference
     */
    public RevisionResult revision(RevisionOptions options) {
        if (project.settings().revisions().locations().isEmpty()) {
            throw new CommandException(
                    "The folder for new revision files is not configured: set it with revisionsFolder(…).");
        }
        if (options.request().autogenerate()) {
            requireEntities();
        }
        Revise revise = new Revise(project, new ListenerAdapter(listener));
        RevisionResult result = withScratch(() -> revise.run(options.request()));
        project = project.withLocations(project.settings().revisions().locations());
        return result;
    }

    private static boolean hasEntities(Project project) {
        return project.application().models() != null
                || !project.settings().model().classpath().isEmpty();
    }

    private void requireEntities() {
        requireEntities(project);
    }

    static void requireEntities(Project project) {
        if (!hasEntities(project)) {
            throw new CommandException("The entity packages are not configured: set them with entities(\"…\").");
        }
    }

    /**
     * Fails if no revision is found. Otherwise, an application that does not find its revisions would silently start
     * without tables.
     */
    private void requireRevisions() {
        if (heads().isEmpty()) {
            throw new CommandException("No revision was found in the package "
                    + project.settings().revisions().packageName()
                    + ". Set the package of the compiled revisions with revisions(\"…\"), and make sure that they are"
                    + " packaged with the application.");
        }
    }
}
