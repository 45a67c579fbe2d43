package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.NewDatabase;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RunResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.settings.UpgradeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the steps from the current revision of the database to the target. */
public final class RevisionRun {
    private final Project project;
    private final WarningCollector warnings;
    private final Direction direction;
    private final BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path;
    private final LostConnection connection;
    private Duration waited = Duration.ZERO;
    private @Nullable Database open;
    private @Nullable IncompleteRevision incomplete;
    private boolean journalExists;
    private Resumption resumption = Resumption.ASK;

    /** The planned steps of this run. If the connection is lost, the run continues with the rest of these steps. */
    private @Nullable List<RevisionStep> planned;

    /** Creates a run in the given direction; the path determines its steps from the rows of the version table. */
    public RevisionRun(
            Project project,
            RunListener listener,
            Direction direction,
            BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path) {
        this.project = project;
        this.warnings = new WarningCollector(listener);
        this.connection = new LostConnection(project, warnings);
        this.direction = direction;
        this.path = path;
    }

    /**
     * Runs the steps. Loads all migrations before the first step, and opens the database for writing only if there is a
     * step to run.
     */
    public RunResult run() {
        return run(new PendingHazards(project, Set.of()));
    }

    /** Runs the steps, unless one has a refused hazard. */
    public RunResult run(PendingHazards hazards) {
        return connection.run(() -> closing(() -> runOpen(hazards)), this::continuation);
    }

    /**
     * Continues the revision that the database is in the middle of; does nothing if there is none.
     *
     * @param how how to continue if it is unknown whether the interrupted statement has taken effect
     */
    public RunResult resume(Resumption how) {
        resumption = how;
        return connection.run(() -> closing(this::resumeOpen), () -> () -> closing(this::resumeOpen));
    }

    private RunResult resumeOpen() {
        VersionRows rows = readPosition();
        IncompleteRevision found = incomplete;
        if (found == null) {
            removeEmptyJournal();
            return nothing(rows);
        }
        RevisionStep step = InterruptedPath.step(project, rows, found);
        Migration migration =
                Objects.requireNonNull(load(List.of(step)).get(step.revision().id()));
        return write(step.after(), List.of(), (execution, done) -> execution.resume(List.of(step), migration, done));
    }

    private RunResult closing(Supplier<RunResult> work) {
        try {
            return work.get();
        } finally {
            // The user's answer is about one interrupted statement; it does not apply if the connection is lost again.
            resumption = Resumption.ASK;
            Database database = open;
            open = null;
            if (database != null) {
                database.close();
            }
        }
    }

    /** Returns the work that continues this run after the connection was lost; null if this run must not continue. */
    private @Nullable Supplier<RunResult> continuation() {
        // A target such as -1 is relative to where the run began, so its steps are not determined again.
        List<RevisionStep> steps = planned;
        boolean permitted = project.settings().upgrade().resume() == UpgradeSettings.Resume.ALWAYS;
        return steps == null || !permitted ? null : () -> closing(() -> continuePlanned(steps));
    }

    private RunResult continuePlanned(List<RevisionStep> steps) {
        VersionRows rows = readPosition();
        List<RevisionStep> rest = steps;
        while (!rest.isEmpty() && !rest.get(0).before().equals(rows)) {
            rest = rest.subList(1, rest.size());
        }
        IncompleteRevision found = incomplete;
        boolean known = rest.isEmpty()
                ? found == null && rows.equals(steps.get(steps.size() - 1).after())
                : found == null || (found.id().equals(rest.get(0).revision().id()) && found.direction() == direction);
        if (!known) {
            throw new CommandException(
                    "The database is at " + rows + ", because another run has changed it. Run the command again.");
        }
        if (rest.isEmpty()) {
            removeEmptyJournal();
            return nothing(rows);
        }
        return write(rest, load(rest), List.of());
    }

    private RunResult runOpen(PendingHazards hazards) {
        VersionRows before = readPosition();
        DatabasePosition.requireKnown(project.graph(), before);
        IncompleteRevision found = incomplete;
        if (found != null) {
            return continueInterrupted(before, found, hazards);
        }
        List<RevisionStep> steps = path.apply(project.graph(), before);
        requireReversible(steps);
        Map<String, Migration> migrations = load(steps);
        if (steps.isEmpty()) {
            project.findMissingFolder().ifPresent(warnings::warningIssued);
            removeEmptyJournal();
            return nothing(before);
        }
        hazards.requireNone(steps, migrations);
        planned = steps;
        return write(steps, migrations, List.of());
    }

    private RunResult nothing(VersionRows rows) {
        return new RunResult(List.of(), rows.ids(), null, warnings.all());
    }

    /**
     * Continues or reverts the interrupted revision before the other steps. The hazards of the other steps are checked
     * afterwards, because they are found on a copy of the schema.
     */
    private RunResult continueInterrupted(VersionRows before, IncompleteRevision found, PendingHazards hazards) {
        if (direction == Direction.UPGRADE && project.settings().upgrade().resume() == UpgradeSettings.Resume.NEVER) {
            throw IncompleteRevisions.refusal(
                    project, found, "It is not continued automatically, because upgrade.resume is \"never\". ");
        }
        InterruptedPath way = InterruptedPath.find(project, before, found, direction, path);
        RevisionStep step = way.interrupted();
        List<RevisionStep> rest = way.rest();
        requireReversible(rest);
        List<RevisionStep> all = Stream.concat(Stream.of(step), rest.stream()).toList();
        Map<String, Migration> migrations = load(way.reverted() ? rest : all);
        AtomicInteger complete = new AtomicInteger(1);
        List<RevisionFile> continued = new ArrayList<>();
        planned = way.reverted() ? null : all;
        RunResult first = write(way.reverted() ? step.before() : step.after(), List.of(), (execution, done) -> {
            if (way.reverted()) {
                execution.revert(step);
                done.add(step.revision());
            } else {
                complete.set(execution.resume(
                        all,
                        Objects.requireNonNull(migrations.get(step.revision().id())),
                        done));
            }
            continued.addAll(done);
        });
        List<RevisionStep> remaining = all.subList(complete.get(), all.size());
        if (remaining.isEmpty()) {
            return complete.get() == 1
                    ? first
                    : nothing(all.get(complete.get() - 1).after());
        }
        hazards.requireNone(remaining, migrations);
        return write(remaining, migrations, continued);
    }

    /** Removes a journal that an interrupted run left although its revision was complete. */
    @SuppressWarnings("try") // the resource is only kept open, not used
    private void removeEmptyJournal() {
        if (!journalExists) {
            return;
        }
        try (Database database = forWriting();
                Transaction ignored = database.dialect()
                        .sessions()
                        .begin(database.connection(), OperationPlan.Need.NO_TRANSACTION, remainingTimeout())) {
            IncompleteRevisions.journal(project, database).removeEmpty();
        } catch (SQLException e) {
            throw new CommandException("The empty journal could not be removed: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the current revisions. Reading may have to wait for a lock, too; the lock timeout limits the total waiting
     * time. The connection to an existing database remains open for the revisions, because SQLite reads the whole
     * schema for each new connection. A connection of a data source is closed, because the hazard check needs another
     * connection, and the pool may have only one.
     */
    private VersionRows readPosition() {
        Database database = project.openDatabase(Access.READ);
        if (project.application().dataSource() == null && !database.wasMissing()) {
            open = database;
            return rows(database);
        }
        try (database) {
            return rows(database);
        }
    }

    private VersionRows rows(Database database) {
        long start = System.nanoTime();
        VersionRows rows = project.readVersionRows(database);
        warnings.positionRead(List.copyOf(rows.ids()));
        readJournal(database);
        waited = Duration.ofNanos(System.nanoTime() - start);
        connection.databaseReached();
        return rows;
    }

    private void readJournal(Database database) {
        try {
            journalExists = IncompleteRevisions.journal(project, database).exists();
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(database.dialect(), "The journal could not be read", e), e);
        }
        incomplete = journalExists ? IncompleteRevisions.find(project, database).orElse(null) : null;
    }

    private Database forWriting() {
        Database database = open;
        open = null;
        return database == null ? project.openDatabase(Access.WRITE) : database;
    }

    private Duration remainingTimeout() {
        Duration left = project.settings().database().lockTimeout().minus(waited);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Rejects irreversible revisions before anything is run. */
    static void requireReversible(List<RevisionStep> steps) {
        for (RevisionStep step : steps) {
            String reason = step.revision().irreversible();
            if (step.direction() == Direction.DOWNGRADE && reason != null && !reason.isEmpty()) {
                throw new CommandException("Revision " + step.revision().id() + " cannot be reverted: " + reason
                        + ". Nothing was changed.");
            }
        }
    }

    private Map<String, Migration> load(List<RevisionStep> steps) {
        Map<String, Migration> migrations = new LinkedHashMap<>();
        if (!steps.isEmpty()) {
            RevisionLoader loader = project.loader();
            loader.prepare(steps.stream().map(RevisionStep::revision).toList());
            for (RevisionStep step : steps) {
                migrations.put(step.revision().id(), loader.load(step.revision()));
            }
        }
        return migrations;
    }

    private RunResult write(List<RevisionStep> steps, Map<String, Migration> migrations, List<RevisionFile> already) {
        return write(
                steps.get(steps.size() - 1).after(),
                already,
                (execution, done) -> execution.runAll(steps, migrations, done));
    }

    /** The work that a run does on the open database. */
    private interface Work {
        /** Does the work, and adds each finished revision to the list. */
        void run(RevisionExecution execution, List<RevisionFile> done);
    }

    @SuppressWarnings("try") // the resource is only kept open, not used
    private RunResult write(VersionRows goal, List<RevisionFile> already, Work work) {
        try (Database database = forWriting()) {
            warnInMemory();
            Optional<Path> created = database.wasMissing() ? database.file() : Optional.empty();
            List<RevisionFile> done = new ArrayList<>(already);
            try (NewDatabase ignored = database.beginNew()) {
                runOn(database, work, done);
            } catch (SQLException e) {
                throw new CommandException(
                        SqlErrors.explain(database.dialect(), "The database could not be prepared", e), e);
            } catch (RuntimeException e) {
                connection.revisionsFinished(describe(done, goal));
                if (done.isEmpty() && created.isPresent() && database.isUnused()) {
                    remove(database, created.get());
                }
                throw e;
            }
            return new RunResult(describe(done, goal), goal.ids(), created.orElse(null), warnings.all());
        }
    }

    private List<RevisionInfo> describe(List<RevisionFile> done, VersionRows goal) {
        return new RevisionDescriber(project.graph(), goal).describe(done);
    }

    private void runOn(Database database, Work work, List<RevisionFile> done) {
        RevisionExecution execution = execution(database);
        warnings.databaseTaken(database::cancelStatement);
        try {
            work.run(execution, done);
        } finally {
            warnings.databaseReleased();
        }
    }

    private RevisionExecution execution(Database database) {
        RunContext context = RevisionExecution.context(project, database, warnings, remainingTimeout());
        RevisionExecution execution = new RevisionExecution(database, context, project, resumption);
        boolean resumes = incomplete != null || project.settings().upgrade().resume() == UpgradeSettings.Resume.ALWAYS;
        return resumes ? execution : execution.withoutResuming();
    }

    private void warnInMemory() {
        boolean own = project.application().dataSource() == null;
        if (own
                && project.databaseUrl()
                        .filter(project.dialect().urls()::isTransient)
                        .isPresent()) {
            warnings.warningIssued(
                    "The database is in memory, so it is lost when this command ends. Check database.url.");
        }
    }

    static String from(RevisionStep step) {
        return step.direction() == Direction.UPGRADE
                ? below(step.revision())
                : step.revision().id();
    }

    static String to(RevisionStep step) {
        return step.direction() == Direction.UPGRADE ? step.revision().id() : below(step.revision());
    }

    private static String below(RevisionFile revision) {
        return revision.downRevisions().isEmpty() ? "base" : String.join(", ", revision.downRevisions());
    }

    /** {@return the message at the start of the step} */
    static String headline(RevisionStep step) {
        return "Running " + step.direction().code() + " " + from(step) + " -> " + to(step) + ", "
                + step.revision().message();
    }

    /** Removes a database file that this run created but left empty, because it failed. */
    static void remove(Database database, Path file) {
        database.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CommandException("The empty database " + file + " could not be removed: " + e.getMessage(), e);
        }
    }
}
