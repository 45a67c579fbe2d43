package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OnlineChanges.Limits;
import dev.limbeck.dialect.OnlineChanges.Mode;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.events.FlightEvents;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.RecordedRevision;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.ops.evolution.LiveNames;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.settings.UpgradeSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions on an open database: each in one transaction if the database can roll back schema changes and the
 * revision can run in a transaction, otherwise step by step.
 */
final class RevisionExecution {
    private static final long MEGABYTE = 1_000_000;

    private final Database database;
    private final RunListener listener;
    private final VersionTable versions;
    private final RevisionRunner plain;
    private final StepwiseRunner stepwise;
    private final boolean always;
    private final Resumption resumption;
    private @Nullable RevisionStep announced;

    /**
     * Creates the execution.
     *
     * @param resumption how to continue an interrupted statement whose effect is unknown
     */
    RevisionExecution(Database database, RunContext session, Project project, Resumption resumption) {
        this.versions = project.versionTable(session.dialect());
        this.database = database;
        this.listener = session.listener();
        this.resumption = resumption;
        this.always = !session.dialect().traits().has(Feature.TRANSACTIONAL_DDL);
        this.stepwise = new StepwiseRunner(session, versions).observe(this::announceOnce);
        this.plain = new RevisionRunner(session, versions)
                .withoutTransaction((step, migration) -> stepwise.run(step, migration, resumption));
        plain.observe(this::announceOnce, () -> {
            database.requireSameFile();
            listener.commitStarted();
        });
        session.dialect()
                .online()
                .ifPresent(online -> plain.prepare((step, migration) -> prepare(online, session, step, migration)));
        project.logTable(session.dialect()).ifPresent(log -> {
            plain.logTo(log, project.loader()::hash);
            stepwise.logTo(log, project.loader()::hash);
        });
    }

    /** {@return the limits on how long the project's revisions may make other programs wait} */
    static Limits limits(Project project) {
        UpgradeSettings settings = project.settings().upgrade();
        return new Limits(
                Mode.valueOf(settings.online().name()), settings.onlineSize() * MEGABYTE, settings.concurrentWait());
    }

    /** Records the steps of the revision, which determine its locks and whether it runs step by step. */
    private RevisionRunner.Prepared prepare(
            OnlineChanges online, RunContext session, RevisionStep step, Migration migration) throws SQLException {
        if (new Journal(session.dialect(), session.connection(), versions.name()).exists()) {
            return RevisionRunner.Prepared.STEPWISE;
        }
        RecordedRevision recorded = RecordedRevision.record(session, step, migration);
        Mode mode = session.online().mode();
        boolean stepwise = online.findReason(
                                session.connection(),
                                recorded.steps(),
                                new LiveNames(session.dialect().traits().names()),
                                session.online())
                        .isPresent()
                || (mode == Mode.ALWAYS && !recorded.complete());
        if (stepwise) {
            return RevisionRunner.Prepared.STEPWISE;
        }
        if (mode == Mode.AUTO && !recorded.complete()) {
            announceOnce(step);
            listener.warningIssued(
                    "Not all operations of revision " + step.revision().id() + " are known before it runs: "
                            + sentence(recorded.problem())
                            + " The revision runs as one transaction, even if the other operations change a large"
                            + " table.");
        }
        List<TableLock> locks = Stream.concat(
                        online.viewLocks(recorded.steps()).stream(), online.locks(recorded.steps()).stream())
                .distinct()
                .toList();
        return new RevisionRunner.Prepared(false, locks, recorded.start());
    }

    private static String sentence(@Nullable String text) {
        return text == null ? "" : text + (text.endsWith(".") ? "" : ".");
    }

    /** {@return the context of a run on the given database} */
    static RunContext context(Project project, Database database, RunListener listener, Duration wait) {
        try {
            PlanOptions options = new PlanOptions(
                    database.dialect().reflector().version(database.connection()),
                    project.settings().database().inPlace(),
                    false);
            return new RunContext(database.dialect(), database.connection(), options, listener, wait)
                    .withArguments(project.arguments())
                    .withOnline(limits(project))
                    .creating(database.isBeingCreated());
        } catch (SQLException e) {
            throw new CommandException("The version of the database could not be read: " + e.getMessage(), e);
        }
    }

    /** Refuses to continue a revision that another run has left incomplete in the meantime. */
    RevisionExecution withoutResuming() {
        stepwise.withoutResuming();
        return this;
    }

    /** Runs the steps and adds each finished revision to the list. */
    void runAll(List<RevisionStep> steps, Map<String, Migration> migrations, List<RevisionFile> done) {
        versions.requireFits(steps.stream().map(step -> step.revision().id()));
        int next = 0;
        while (next < steps.size()) {
            RevisionStep step = steps.get(next);
            RevisionFile revision = step.revision();
            try {
                stepwise.keepJournal(always && next < steps.size() - 1);
                run(step, Objects.requireNonNull(migrations.get(revision.id())));
                listener.revisionFinished(revision.id());
                done.add(revision);
                next++;
            } catch (VersionConflict e) {
                next = afterwards(steps, next, e);
            }
        }
        database.requireSameFile();
    }

    private void run(RevisionStep step, Migration migration) {
        recorded(step, () -> {
            if (always) {
                stepwise.run(step, migration, resumption);
            } else {
                plain.run(step, migration);
            }
        });
    }

    private static void recorded(RevisionStep step, Runnable run) {
        try (FlightEvents.Span event = FlightEvents.revision(step.revision().id(), step.direction())) {
            run.run();
            event.succeeded();
        }
    }

    /**
     * Continues the first of the steps, which was interrupted, and adds its revision to the list. If another run
     * continued it in the meantime, nothing is added.
     *
     * @return the number of completed steps, including those of the other run
     */
    int resume(List<RevisionStep> steps, Migration migration, List<RevisionFile> done) {
        RevisionStep step = steps.get(0);
        try {
            recorded(step, () -> stepwise.run(step, migration, resumption));
        } catch (VersionConflict e) {
            return afterwards(steps, 0, e);
        }
        listener.revisionFinished(step.revision().id());
        done.add(step.revision());
        return 1;
    }

    /** Reverts the finished steps of a revision that was interrupted. */
    void revert(RevisionStep step) {
        announce(step.reverse());
        recorded(step.reverse(), () -> stepwise.revert(step, resumption));
        listener.revisionFinished(step.revision().id());
    }

    /** Announces that a step is starting, unless this was already announced. */
    private void announceOnce(RevisionStep step) {
        if (!step.equals(announced)) {
            announced = step;
            announce(step);
        }
    }

    /**
     * Reports the step as a change between a revision and its down revisions, as {@code limbeck history} shows them;
     * the current revisions of other branches are left out.
     */
    private void announce(RevisionStep step) {
        listener.revisionStarted(
                step.direction(),
                RevisionRun.from(step),
                RevisionRun.to(step),
                step.revision().message());
    }

    /** Handles a concurrent run: if that run has advanced along the same path, continues with the remaining steps. */
    private static int afterwards(List<RevisionStep> steps, int at, VersionConflict moved) {
        for (int i = at; i < steps.size(); i++) {
            if (steps.get(i).after().equals(moved.rows())) {
                return i + 1;
            }
        }
        throw moved;
    }
}
