package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.result.Direction;
import dev.limbeck.result.RunResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Runs the steps from the current revision of the database to the target. */
public final class RevisionRun {
    private final Project project;
    private final RunListener listener;
    private final WarningCollector warnings;
    private final BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path;
    private Duration waited = Duration.ZERO;
    private @Nullable Database open;

    public RevisionRun(
            Project project, RunListener listener, BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path) {
        this.project = project;
        this.warnings = new WarningCollector(listener);
        this.listener = warnings;
        this.path = path;
    }

    /**
     * Runs the steps. Loads all migrations before the first step, and opens the database for writing only if there is a
     * step to run.
     */
    public RunResult run() {
        return run(new PendingHazards(project, Set.of()));
    }

    /** Runs the steps, unless a pending revision has a hazard that the given check refuses. */
    public RunResult run(PendingHazards hazards) {
        try {
            return runOpen(hazards);
        } finally {
            Database database = open;
            if (database != null) {
                database.close();
            }
        }
    }

    private RunResult runOpen(PendingHazards hazards) {
        VersionRows before = readPosition();
        DatabasePosition.requireKnown(project.graph(), before);
        List<RevisionStep> steps = path.apply(project.graph(), before);
        requireReversible(steps);
        Map<String, Migration> migrations = load(steps);
        if (steps.isEmpty()) {
            project.findMissingFolder().ifPresent(warnings::warningIssued);
            return new RunResult(List.of(), before.ids(), null, warnings.all());
        }
        hazards.requireNone(steps, migrations);
        return write(steps, migrations);
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
        waited = Duration.ofNanos(System.nanoTime() - start);
        return rows;
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

    private RunResult write(List<RevisionStep> steps, Map<String, Migration> migrations) {
        try (Database database = forWriting()) {
            warnInMemory();
            Optional<Path> created = database.wasMissing() ? database.file() : Optional.empty();
            List<RevisionFile> done = new ArrayList<>();
            try {
                runAll(database, steps, migrations, done);
            } catch (RuntimeException e) {
                if (done.isEmpty() && created.isPresent() && database.isUnused()) {
                    remove(database, created.get());
                }
                throw e;
            }
            VersionRows goal = steps.get(steps.size() - 1).after();
            return new RunResult(
                    new RevisionDescriber(project.graph(), goal).describe(done),
                    goal.ids(),
                    created.orElse(null),
                    warnings.all());
        }
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

    private void runAll(
            Database database, List<RevisionStep> steps, Map<String, Migration> migrations, List<RevisionFile> done) {
        VersionTable versions = project.versionTable(database.dialect());
        versions.requireFits(steps.stream().map(step -> step.revision().id()));
        RevisionRunner runner = new RevisionRunner(session(database), versions);
        project.logTable(database.dialect()).ifPresent(log -> runner.logTo(log, project.loader()::hash));
        runner.observe(this::announce, database::requireSameFile);
        int next = 0;
        while (next < steps.size()) {
            RevisionStep step = steps.get(next);
            RevisionFile revision = step.revision();
            try {
                runner.run(step, java.util.Objects.requireNonNull(migrations.get(revision.id())));
                listener.revisionFinished(revision.id());
                done.add(revision);
                next++;
            } catch (VersionConflict e) {
                next = afterwards(steps, next, e);
            }
        }
        database.requireSameFile();
    }

    /**
     * Reports the step as a change between a revision and its down revisions, as {@code limbeck history} shows them;
     * the current revisions of other branches are left out.
     */
    private void announce(RevisionStep step) {
        listener.revisionStarted(
                step.direction(), from(step), to(step), step.revision().message());
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

    /**
     * Handles a concurrent run: if the other run has advanced along the same path, continues with the remaining steps.
     */
    private static int afterwards(List<RevisionStep> steps, int at, VersionConflict moved) {
        for (int i = at; i < steps.size(); i++) {
            if (steps.get(i).after().equals(moved.rows())) {
                return i + 1;
            }
        }
        throw moved;
    }

    private RunContext session(Database database) {
        try {
            PlanOptions options = new PlanOptions(
                    database.dialect().reflector().version(database.connection()),
                    project.settings().database().inPlace(),
                    false);
            return new RunContext(database.dialect(), database.connection(), options, listener, remainingTimeout())
                    .withArguments(project.arguments());
        } catch (SQLException e) {
            throw new CommandException("The version of the database could not be read: " + e.getMessage(), e);
        }
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
