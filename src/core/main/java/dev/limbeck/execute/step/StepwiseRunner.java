package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.LogTable;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.Stopwatch;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions on a database that cannot roll back schema changes, or that does not allow one of the statements in a
 * transaction. A revision is first recorded, without changing the database, and then run step by step. Each step is
 * planned on the current schema and recorded in a journal. An interrupted revision is continued at the statement where
 * it stopped, or its finished steps are reverted.
 */
public final class StepwiseRunner {
    private final RunContext session;
    private final VersionTable versions;
    private final Journal journal;
    private final CurrentSchema schema;
    private final StepStatements statements;
    private final StepPlanner planner;
    private final StepReversal reversal;
    private final StepFailures failures;
    private Duration remainingWait;
    private boolean resumes = true;
    private boolean keepsJournal;
    private @Nullable LogTable log;
    private Function<RevisionFile, String> hash = revision -> "";
    private Consumer<RevisionStep> started = step -> {};

    /** Creates a runner that keeps the revisions of the database in the given version table. */
    public StepwiseRunner(RunContext context, VersionTable versions) {
        RunContext session = context.withOptions(context.options().forSingleStatements());
        this.session = session;
        this.versions = versions;
        this.journal = new Journal(session.dialect(), session.connection(), versions.name());
        this.schema = new CurrentSchema(session);
        this.statements = new StepStatements(session, journal, schema);
        this.planner = new StepPlanner(session, journal, schema);
        this.reversal = new StepReversal(session, journal, statements, schema);
        this.failures = new StepFailures(session, journal, statements, reversal);
        this.remainingWait = session.lockTimeout();
    }

    /** Logs each revision in the given table, with the hash that the function computes. */
    public StepwiseRunner logTo(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
        return this;
    }

    /**
     * Calls the function when a revision begins to run or is continued, after the database was locked and its current
     * revisions were checked.
     */
    public StepwiseRunner observe(Consumer<RevisionStep> begins) {
        started = begins;
        return this;
    }

    /**
     * Sets whether the empty journal is kept when a revision is complete, because this runner will run another
     * revision. The journal is removed if the other revision is rejected. If the other revision does not obtain its
     * lock, the journal is kept, because the migrator that holds the lock may begin to use it; that migrator or the
     * next run removes it.
     */
    public StepwiseRunner keepJournal(boolean keeps) {
        keepsJournal = keeps;
        return this;
    }

    /** Makes this runner reject an incomplete revision instead of continuing it. */
    public StepwiseRunner withoutResuming() {
        resumes = false;
        return this;
    }

    /**
     * Runs a revision, or continues it where an earlier run stopped.
     *
     * @throws VersionConflict if the version table does not contain the rows from which the step starts; nothing was
     *     done
     * @throws StepFailure if the revision stops before it is complete; the message states which steps are finished
     * @throws ExecutionException if nothing was changed
     */
    public void run(RevisionStep step, Migration migration, Resumption resumption) {
        guarded(step, () -> {
            started.accept(step);
            Optional<IncompleteRevision> incomplete = journal.findIncomplete();
            if (incomplete.isPresent()) {
                requireSame(step, incomplete.get());
                requireResumable(resumes);
                reversal.complete(resumption);
            }
            Catalog catalog = schema.read();
            Schema start = incomplete.map(IncompleteRevision::schema).orElseGet(catalog::schema);
            StepRecorder recorder = record(step, migration, catalog, start);
            List<Step> steps = recorder.steps();
            int finished = requireUnchanged(step, steps);
            if (incomplete.isEmpty()) {
                session.listener().stepsRecorded(recorder.operations());
                requirePlannable(recorder.recorded());
                requireRights(recorder.recorded());
                session.dialect().planner().requireAccepted(session.connection(), recorder.recorded());
                new RowQuestions(session, catalog).ask(steps);
                versions.createIfMissing(session.connection());
                if (log != null) {
                    log.createIfMissing(session.connection());
                }
                schema.outdate(journal.start(step.revision().id(), step.direction(), steps.size(), start));
            } else {
                journal.changeTotal(steps.size());
                schema.outdate(List.of());
            }
            Stopwatch stopwatch = Stopwatch.start();
            for (int i = finished; i < steps.size(); i++) {
                runStep(i + 1, steps.get(i), steps.subList(i + 1, steps.size()));
            }
            finish(step, stopwatch);
        });
    }

    /**
     * Reverts the finished steps of an incomplete revision, the last one first, so that the database is back at the
     * revision from which it started.
     *
     * @throws ExecutionException if a finished step cannot be reverted; nothing was changed
     */
    public void revert(RevisionStep step, Resumption resumption) {
        guarded(step, () -> {
            List<JournalEntry> entries = reversal.settle(resumption);
            Optional<JournalEntry> obstacle = reversal.findObstacle(entries);
            if (obstacle.isPresent()) {
                throw StepReversal.refusal(obstacle.get());
            }
            for (int i = entries.size() - 1; i >= 0; i--) {
                reversal.revert(entries.get(i));
            }
            journal.end();
        });
    }

    private static void requireSame(RevisionStep step, IncompleteRevision incomplete) {
        if (!incomplete.id().equals(step.revision().id()) || incomplete.direction() != step.direction()) {
            throw new RefusedResumption("Run `limbeck resume` first.");
        }
    }

    private static void requireResumable(boolean resumes) {
        if (!resumes) {
            throw new RefusedResumption(
                    "It is not continued, because upgrade.resume is \"never\". Run `limbeck resume`.");
        }
    }

    private StepRecorder record(RevisionStep step, Migration migration, Catalog catalog, Schema start)
            throws Exception {
        StepRecorder recorder = new StepRecorder(session, catalog, start);
        Operations operations = LiveOperations.create(
                recorder, session.arguments(), step.revision().header().exactNames());
        if (step.direction() == Direction.UPGRADE) {
            migration.upgrade(operations);
        } else {
            migration.downgrade(operations);
        }
        return recorder;
    }

    /**
     * Rejects the revision before its first step if a later step could not run. Steps that use objects that SQL of the
     * revision may have changed, and steps after Java code, are not checked, because such code may remove the obstacle.
     */
    private void requirePlannable(List<RecordedStep> steps) {
        BrokenUserCheck users = new BrokenUserCheck(session.dialect());
        boolean known = true;
        for (RecordedStep step : steps) {
            Operation operation = step.operation();
            known &= operation != null;
            if (operation == null) {
                continue;
            }
            Optional<Catalog> checked = known && !(operation instanceof ExecuteSql)
                    ? RecordedCatalog.known(step.catalog(), operation)
                    : Optional.empty();
            if (checked.isPresent()) {
                session.dialect().planner().requirePlannable(operation, checked.get());
                users.add(operation, step.catalog());
            } else {
                users.addLater(operation);
            }
        }
        users.require();
    }

    /**
     * Checks the views and triggers that use the objects that a step changes. Earlier SQL of the revision may have
     * created these views and triggers.
     */
    private void requireWorkingUsers(Operation operation, Catalog catalog, List<Step> later) {
        BrokenUserCheck users = new BrokenUserCheck(session.dialect());
        users.add(operation, catalog);
        later.forEach(step -> {
            if (step instanceof Step.Change change) {
                users.addLater(change.operation());
            }
        });
        users.require();
    }

    private void requireRights(List<RecordedStep> steps) throws SQLException {
        Optional<OnlineChanges> online = session.dialect().online();
        if (online.isPresent()) {
            online.get().requireRights(session.connection(), steps);
        }
    }

    /**
     * {@return the number of finished steps} Fails if a finished step differs from the corresponding step in the given
     * list.
     */
    private int requireUnchanged(RevisionStep step, List<Step> steps) throws SQLException {
        if (journal.findIncomplete().isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.entries();
        for (JournalEntry entry : entries) {
            Step now = entry.number() <= steps.size() ? steps.get(entry.number() - 1) : null;
            JournaledSteps.requireUnchanged(step.revision().id(), entry, now);
        }
        return entries.size();
    }

    private void runStep(int number, Step step, List<Step> later) throws Exception {
        if (step instanceof Step.Rows rows) {
            runRows(number, rows);
            return;
        }
        Catalog catalog = schema.latest();
        Step.Change change = ((Step.Change) step).withCurrentValues(catalog);
        Operation operation = change.operation();
        requireWorkingUsers(operation, catalog, later);
        JournalEntry empty = new JournalEntry(
                number, State.BEGUN, change.describe(), change.text(), false, List.of(), List.of(), 0, "", null);
        JournalEntry planned = planner.planned(empty, operation, planner.plan(operation, catalog), catalog);
        JournalEntry entry = planner.begin(planned, State.BEGUN, planned.statements(), catalog);
        journal.update(statements
                .run(entry, now -> planner.planAgain(entry, operation, catalog, now))
                .withState(State.FINISHED));
    }

    private void runRows(int number, Step.Rows rows) throws Exception {
        try (Transaction transaction = session.begin(Need.ANY, session.lockTimeout())) {
            schema.outdate();
            rows.work().run(new OperationRunner(session, transaction).borrowedConnection());
            transaction.requireOpen();
            session.listener().commitStarted();
            journal.putInTransaction(new JournalEntry(
                    number, State.FINISHED, rows.describe(), rows.text(), true, List.of(), List.of(), 0, "", null));
            transaction.commit();
        }
    }

    private void finish(RevisionStep step, Stopwatch stopwatch) throws SQLException {
        try (Transaction transaction = session.begin(Need.ANY, session.lockTimeout())) {
            versions.change(session.connection(), step.changes());
            journal.clear();
            LogTable table = log;
            if (table != null) {
                table.write(
                        session.connection(),
                        new LogTable.Entry(
                                step.revision().id(),
                                step.direction(),
                                stopwatch.startedAt(),
                                stopwatch.elapsed(),
                                hash.apply(step.revision())));
            }
            session.listener().commitStarted();
            transaction.commit();
        }
        if (!keepsJournal) {
            journal.drop();
        }
    }

    private void requireRows(RevisionStep step) throws SQLException {
        VersionRows rows = VersionRows.of(versions.read(session.connection()));
        if (!rows.equals(step.before())) {
            throw new VersionConflict(rows);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Runs the work while other migrators are excluded, with each statement in its own transaction. */
    private void guarded(RevisionStep step, Work work) {
        boolean locked = false;
        try (Transaction lock = session.begin(Need.NO_TRANSACTION, remainingWait)) {
            locked = true;
            Duration left = remainingWait.minus(lock.waited());
            remainingWait = left.isNegative() ? Duration.ZERO : left;
            explained(step, work);
        } catch (SQLException e) {
            throw locked ? failures.reported(step, e) : failures.unlocked(step, e);
        }
    }

    private void explained(RevisionStep step, Work work) {
        try {
            requireRows(step);
            work.run();
        } catch (VersionConflict e) {
            failures.removeEmptyJournal(e);
            throw e;
        } catch (SQLException e) {
            throw failures.reported(step, e);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema | ValueRefused e) {
            throw failures.stopped(step, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (Exception | Error e) {
            throw failures.stopped(step, "Its code failed with " + e, e);
        }
    }
}
