package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.LogTable;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.StatementRunner;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.failure.VersionConflict;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions on a database that cannot revert changes of the schema by rolling back, or that rejects a statement in
 * a transaction. A revision is recorded first, which changes nothing, and then run step by step; each step is planned
 * on the current schema and recorded in a journal. A revision that was interrupted is continued at the statement where
 * it stopped, or its finished steps are reverted.
 */
public final class StepwiseRunner {
    private final RunContext session;
    private final VersionTable versions;
    private final Journal journal;
    private final StepStatements statements;
    private @Nullable LogTable log;
    private Function<RevisionFile, String> hash = revision -> "";

    /** Creates a runner that keeps the revisions of the database in the given version table. */
    public StepwiseRunner(RunContext session, VersionTable versions) {
        this.session = session;
        this.versions = versions;
        this.journal = new Journal(session.dialect(), session.connection());
        this.statements = new StepStatements(session, journal);
    }

    /** Logs each revision in the given table, with the hash that the function computes. */
    public StepwiseRunner logTo(LogTable table, Function<RevisionFile, String> hashed) {
        log = table;
        hash = hashed;
        return this;
    }

    /**
     * Runs a revision, or continues it where an earlier run stopped.
     *
     * @throws VersionConflict if the version rows are not those the step starts from; nothing was done
     * @throws StepFailure if the revision stops before its end; the message states which steps are finished
     * @throws ExecutionException if nothing was changed
     */
    public void run(RevisionStep step, Migration migration, Resumption resumption) {
        guarded(step, () -> {
            requireRows(step);
            Optional<IncompleteRevision> incomplete = journal.findIncomplete();
            if (incomplete.isPresent()) {
                requireSame(step, incomplete.get());
                settle(resumption);
            }
            Catalog catalog = session.dialect().reflector().reflect(session.connection());
            Schema schema = incomplete.map(IncompleteRevision::schema).orElseGet(catalog::schema);
            List<Step> steps = record(step, migration, catalog, schema);
            int finished = requireUnchanged(step, steps);
            if (incomplete.isEmpty()) {
                askGuards(steps, catalog);
                versions.createIfMissing(session.connection());
                if (log != null) {
                    log.createIfMissing(session.connection());
                }
                journal.start(step.revision().id(), step.direction(), steps.size(), schema);
            } else {
                journal.changeTotal(steps.size());
            }
            Instant startedAt = Instant.now();
            for (int i = finished; i < steps.size(); i++) {
                runStep(i + 1, steps.get(i));
            }
            finish(step, startedAt);
        });
    }

    /**
     * Reverts the finished steps of an incomplete revision, the last one first, so that the database is at the revision
     * at which it started.
     *
     * @throws ExecutionException if a finished step cannot be reverted; nothing was changed
     */
    public void revert(RevisionStep step, Resumption resumption) {
        guarded(step, () -> {
            requireRows(step);
            settle(resumption);
            List<JournalEntry> entries = journal.entries();
            entries.forEach(this::requireReversible);
            for (int i = entries.size() - 1; i >= 0; i--) {
                revertStep(entries.get(i));
            }
            journal.end();
        });
    }

    private static void requireSame(RevisionStep step, IncompleteRevision incomplete) {
        if (!incomplete.id().equals(step.revision().id()) || incomplete.direction() != step.direction()) {
            throw new ExecutionException(incomplete.describe() + " Run `limbeck resume` first.");
        }
    }

    /** Finishes or undoes the step at which the last run stopped, so that all recorded steps are finished. */
    private void settle(Resumption resumption) throws SQLException {
        for (JournalEntry entry : journal.entries()) {
            if (entry.state() == State.FINISHED) {
                continue;
            }
            JournalEntry settled = statements.settle(entry, resumption);
            if (settled.done() > 0 || settled.statements().isEmpty()) {
                settled = statements.run(settled);
                if (settled.state() == State.REVERTING) {
                    journal.remove(settled);
                } else {
                    journal.update(settled.withState(State.FINISHED));
                }
            } else if (settled.state() == State.REVERTING) {
                journal.update(settled.withState(State.FINISHED));
            } else {
                journal.remove(settled);
            }
        }
    }

    private List<Step> record(RevisionStep step, Migration migration, Catalog catalog, Schema schema) throws Exception {
        StepRecorder recorder = new StepRecorder(session, catalog, schema);
        LiveOperations operations = new LiveOperations(recorder, session.arguments());
        if (step.direction() == Direction.UPGRADE) {
            migration.upgrade(operations);
        } else {
            migration.downgrade(operations);
        }
        return recorder.steps();
    }

    /** {@return the number of finished steps, which must be the first of the given steps} */
    private int requireUnchanged(RevisionStep step, List<Step> steps) throws SQLException {
        if (journal.findIncomplete().isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.entries();
        for (JournalEntry entry : entries) {
            Step now = entry.number() <= steps.size() ? steps.get(entry.number() - 1) : null;
            if (now == null || !isSame(entry, now)) {
                throw new ExecutionException("Step " + entry.number() + " of revision "
                        + step.revision().id() + " is finished, but the file was changed since: the step was \""
                        + entry.description() + "\", and is now "
                        + (now == null ? "missing" : "\"" + now.describe() + "\"")
                        + ". Restore the step in the file, or revert the finished steps with `limbeck "
                        + (step.direction() == Direction.UPGRADE ? "downgrade " : "upgrade ") + step.before() + "`.");
            }
        }
        return entries.size();
    }

    private static boolean isSame(JournalEntry entry, Step now) {
        if (now instanceof Step.Change change && !entry.rows()) {
            return entry.operation().equals(change.operation());
        }
        return now instanceof Step.Rows rows && entry.rows() && rows.name().equals(entry.text());
    }

    /** Asks about existing rows before the first step. Tables that an earlier step changes are asked about when it is their turn. */
    private void askGuards(List<Step> steps, Catalog catalog) throws SQLException {
        Set<TableName> changed = new HashSet<>();
        StatementRunner runner = new StatementRunner(session.connection(), session.listener());
        for (Step each : steps) {
            if (each instanceof Step.Change change && change.operation() instanceof AlterTable batch) {
                if (changed.add(batch.table()) && catalog.table(batch.table()).isPresent()) {
                    for (Guard guard : session.dialect().planner().rowQuestions(batch, catalog)) {
                        runner.check(guard);
                    }
                }
            } else if (each instanceof Step.Rows
                    || (each instanceof Step.Change change && change.operation() instanceof ExecuteSql)) {
                return;
            }
        }
    }

    private void runStep(int number, Step step) throws Exception {
        if (step instanceof Step.Rows rows) {
            runRows(number, rows);
            return;
        }
        Operation operation = ((Step.Change) step).operation();
        Catalog catalog = session.dialect().reflector().reflect(session.connection());
        OperationPlan plan = plan(operation, catalog);
        JournalEntry entry = begin(number, State.BEGUN, step.describe(), step.text(), plan.statements(), catalog);
        journal.update(statements.run(entry).withState(State.FINISHED));
    }

    private OperationPlan plan(Operation operation, Catalog catalog) {
        Planner planner = session.dialect().planner();
        OperationPlan plan = planner.plan(planner.expand(operation, catalog::schema), catalog, session.options());
        session.listener().operationPlanned(operation, plan);
        return plan;
    }

    private JournalEntry begin(
            int number, State state, String description, String text, List<Statement> planned, Catalog catalog)
            throws SQLException {
        String digest = StepStatements.digest(catalog);
        JournalEntry entry = new JournalEntry(number, state, description, text, false, planned, 0, digest);
        journal.put(entry);
        return entry;
    }

    private void runRows(int number, Step.Rows rows) throws Exception {
        try (Transaction transaction =
                session.dialect().sessions().begin(session.connection(), Need.ANY, session.lockTimeout())) {
            rows.work().run(new OperationRunner(session, transaction).borrowedConnection());
            transaction.requireOpen();
            journal.putInTransaction(
                    new JournalEntry(number, State.FINISHED, rows.describe(), rows.text(), true, List.of(), 0, ""));
            transaction.commit();
        }
    }

    private void requireReversible(JournalEntry entry) {
        boolean irreversible =
                entry.rows() || (entry.operation() instanceof ExecuteSql sql && sql.reverseSql() == null);
        if (irreversible) {
            throw new ExecutionException("Step " + entry.number() + " is finished and cannot be reverted: "
                    + entry.description() + ". Nothing was changed. Finish the revision with `limbeck resume`.");
        }
    }

    private void revertStep(JournalEntry entry) throws SQLException {
        Operation reverse = entry.operation().reverse();
        Catalog catalog = session.dialect().reflector().reflect(session.connection());
        OperationPlan plan = plan(reverse, catalog);
        JournalEntry reverting =
                begin(entry.number(), State.REVERTING, entry.description(), entry.text(), plan.statements(), catalog);
        journal.remove(statements.run(reverting));
    }

    private void finish(RevisionStep step, Instant startedAt) throws SQLException {
        try (Transaction transaction =
                session.dialect().sessions().begin(session.connection(), Need.ANY, session.lockTimeout())) {
            versions.change(session.connection(), step.changes());
            journal.clear();
            LogTable table = log;
            if (table != null) {
                table.write(
                        session.connection(),
                        new LogTable.Entry(
                                step.revision().id(),
                                step.direction(),
                                startedAt.truncatedTo(ChronoUnit.MILLIS),
                                Duration.between(startedAt, Instant.now()),
                                hash.apply(step.revision())));
            }
            transaction.commit();
        }
        journal.drop();
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

    /** Runs the work with each statement in a transaction of its own, and explains its failure. */
    private void guarded(RevisionStep step, Work work) {
        try {
            boolean autoCommit = session.connection().getAutoCommit();
            session.connection().setAutoCommit(true);
            try {
                work.run();
            } finally {
                session.connection().setAutoCommit(autoCommit);
            }
        } catch (VersionConflict e) {
            throw e;
        } catch (SQLException e) {
            throw failure(step, SqlErrors.explain(session.dialect(), product() + " reported an error", e), e);
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            throw failure(step, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        } catch (Exception | Error e) {
            throw failure(step, "Its code failed with " + e, e);
        }
    }

    private String product() {
        return session.dialect().traits().product();
    }

    private StepFailure failure(RevisionStep step, String why, Throwable cause) {
        String revision = "Revision " + step.revision().id();
        boolean upgrade = step.direction() == Direction.UPGRADE;
        Optional<IncompleteRevision> incomplete;
        try {
            incomplete = abandonEmpty();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            return new StepFailure(
                    revision + " stopped.",
                    why,
                    "Run `limbeck current` to see which of its steps are finished.",
                    cause);
        }
        if (incomplete.isEmpty()) {
            String done = upgrade ? " was not applied" : " was not reverted";
            return new StepFailure(revision + done + "; the database is as it was before.", why, "", cause);
        }
        String advice = "Fix the cause and run `limbeck resume`, or revert the finished steps with `limbeck "
                + (upgrade ? "downgrade " : "upgrade ") + step.before() + "`.";
        return new StepFailure(incomplete.get().describe(), why, advice, cause);
    }

    /** {@return the incomplete revision} A revision of which nothing has taken effect is not incomplete. */
    private Optional<IncompleteRevision> abandonEmpty() throws SQLException {
        Optional<IncompleteRevision> incomplete = journal.findIncomplete();
        if (incomplete.isEmpty()) {
            return incomplete;
        }
        List<JournalEntry> entries = journal.entries();
        boolean untouched = entries.isEmpty()
                || (entries.size() == 1
                        && entries.get(0).state() == State.BEGUN
                        && entries.get(0).done() == 0
                        && statements.digest().equals(entries.get(0).digest()));
        if (untouched) {
            journal.end();
            return Optional.empty();
        }
        return incomplete;
    }
}
