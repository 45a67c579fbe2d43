package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.OperationTarget;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.LiveNames;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans revisions without running them anywhere: the schema after each operation is computed in memory. The database is
 * only read.
 */
public final class MemoryPlan {
    private final RunContext session;
    private final StepRecorder recorder;
    private final LiveNames names;
    // The objects of the operation that is being planned.
    private final Set<TableName> concerned = new HashSet<>();
    private BrokenUserCheck users;
    private UnknownEffects earlier = UnknownEffects.NONE;
    private @Nullable JournaledSteps journaled;
    private @Nullable UnsupportedChange connectionRefused;

    /**
     * Creates a plan that begins at the current schema.
     *
     * @param session the context with a connection to the live database
     * @param start the current contents of the database
     */
    public MemoryPlan(RunContext session, Catalog start) {
        this(session, start, start.schema());
    }

    private MemoryPlan(RunContext session, Catalog start, Schema schema) {
        this.session = session;
        this.recorder = new StepRecorder(session, start, schema);
        this.users = new BrokenUserCheck(session.dialect());
        this.names = new LiveNames(session.dialect().traits().names());
    }

    /**
     * {@return a plan that begins with the rest of an incomplete revision}
     *
     * @param session the context with a connection to the live database
     * @param start the current contents of the database
     */
    public static MemoryPlan rest(RunContext session, Catalog start, Journal journal, IncompleteRevision incomplete)
            throws SQLException {
        MemoryPlan plan = new MemoryPlan(session, start, incomplete.schema());
        plan.journaled = new JournaledSteps(incomplete, journal.entries());
        return plan;
    }

    /** {@return the descriptions of the finished steps of the incomplete revision with which the plan begins} */
    public List<String> finishedSteps() {
        return journaled == null ? List.of() : journaled.finished();
    }

    /**
     * Plans to revert the finished steps of an incomplete revision, and notifies the listener of each operation.
     *
     * @throws ExecutionException if a step cannot be reverted
     */
    public void revert(Journal journal, IncompleteRevision incomplete, RunListener listener) throws SQLException {
        Target target = new Target(listener, session.options().forSingleStatements());
        Catalog start = recorder.catalog();
        List<List<Operation>> all = new ArrayList<>();
        List<JournalEntry> partial = new ArrayList<>();
        for (JournalEntry entry : JournaledSteps.reverted(incomplete, journal.entries())) {
            if (entry.isPartial()) {
                partial.add(entry);
                all.add(PartialStep.of(entry.operation(), entry)
                        .findReverse(start)
                        .orElseThrow(() -> StepReversal.refusal(entry)));
            } else if (StepReversal.isReversible(entry)) {
                all.add(List.of(entry.operation().reverse()));
            } else {
                throw StepReversal.refusal(entry);
            }
        }
        partial.forEach(entry ->
                JournaledSteps.temporary(entry).ifPresent(plan -> listener.operationPlanned(entry.operation(), plan)));
        all.forEach(operations -> operations.forEach(target::run));
    }

    /**
     * Plans a revision and notifies the listener of each operation. Blocks of code that read or change rows are not
     * run.
     *
     * @param stepByStep whether the statements take effect one by one
     * @return a warning if the revision was planned only in part: an operation cannot be planned, and uses an object
     *     that may have been changed by a statement of an earlier revision whose effect is unknown
     * @throws ExecutionException if the revision cannot be planned unless it is run; the message identifies the
     *     revision
     */
    public Optional<String> plan(RevisionStep step, Migration migration, RunListener listener, boolean stepByStep) {
        PlanOptions options = stepByStep ? session.options().forSingleStatements() : session.options();
        Operations operations = LiveOperations.create(
                new Target(listener, options),
                session.arguments(),
                step.revision().header().exactNames());
        String name = "Revision " + step.revision().id() + " cannot be planned: ";
        earlier = recorder.unknown();
        concerned.clear();
        users = new BrokenUserCheck(session.dialect());
        try {
            if (step.direction() == Direction.UPGRADE) {
                migration.upgrade(operations);
            } else {
                migration.downgrade(operations);
            }
            users.require();
            if (journaled != null) {
                journaled.requireComplete();
            }
            return Optional.empty();
        } catch (ExecutionException | UnsupportedChange | BrokenSchema | ValueRefused e) {
            SqlText cause = earlier.concerning(concerned).orElse(null);
            if (cause == null || e == connectionRefused) {
                throw new ExecutionException(name + e.getMessage(), e);
            }
            return Optional.of(warning(step, cause, e));
        } catch (Exception e) {
            throw new ExecutionException(name + "its code failed with " + e, e);
        }
    }

    private static String warning(RevisionStep step, SqlText earlier, RuntimeException reason) {
        return "Revision " + step.revision().id()
                + " is only partly planned. The effect of this statement of an earlier revision is not "
                + "known until the statement has run: " + earlier.sql() + ". The first operation that is not"
                + " planned: " + String.valueOf(reason.getMessage()).replace(RecordedCatalog.advice(earlier), "");
    }

    /** {@return the names that tables have in the database} */
    public LiveNames liveNames() {
        return names;
    }

    /**
     * {@return the steps of a revision that runs after the planned revisions; if its code fails, the steps before the
     * failure}
     */
    public List<RecordedStep> record(RevisionStep step, Migration migration) {
        return RecordedRevision.record(session, recorder.catalog(), step, migration)
                .steps();
    }

    /** {@return the schema after the revisions that were planned} */
    public Schema schema() {
        return recorder.catalog().schema();
    }

    /** Plans each operation before it is recorded. */
    private final class Target implements OperationTarget {
        private final RunListener listener;
        private final PlanOptions options;

        Target(RunListener listener, PlanOptions options) {
            this.listener = listener;
            this.options = options;
        }

        @Override
        public TableName named(TableName name) {
            listener().objectNamed(name);
            concerned.add(name);
            return name;
        }

        @Override
        public void run(Operation requested) {
            JournalEntry entry = journaled == null ? null : journaled.next(new Step.Change(requested));
            if (entry == null) {
                plan(requested);
                return;
            }
            if (entry.isPartial()) {
                listener.operationPlanned(requested, JournaledSteps.rest(entry));
            }
            recorder.run(requested);
            names.add(requested);
        }

        private void plan(Operation requested) {
            concerned.addAll(RecordedCatalog.concerned(requested));
            Planner planner = dialect().planner();
            Catalog now = catalog();
            Operation operation = planner.expand(requested, now::schema);
            OperationPlan plan = planner.plan(operation, now, options);
            users.add(operation, now);
            RecordedCatalog.known(now, operation).ifPresent(known -> planner.requirePlannable(operation, known));
            listener.operationPlanned(requested, withUnchecked(plan, requested));
            recorder.run(planner.withStoredNames(operation, now.schema()));
            names.add(operation);
            concerned.clear();
        }

        /**
         * Adds a hazard if an earlier statement of the revision may have changed an object that the operation uses. In
         * that case, the operation is not checked before the first step of the revision.
         */
        private OperationPlan withUnchecked(OperationPlan plan, Operation requested) {
            Optional<SqlText> cause = dialect().traits().has(Feature.TRANSACTIONAL_DDL)
                            || requested instanceof ExecuteSql
                            || plan.statements().isEmpty()
                    ? Optional.empty()
                    : recorder.unknown().after(earlier).concerning(RecordedCatalog.concerned(requested));
            return cause.map(sql -> plan.withHazard(new Hazard(
                            Hazard.Kind.MAY_FAIL,
                            "is not checked before the first step of the revision, because its effect depends on this"
                                    + " statement: " + sql.sql())))
                    .orElse(plan);
        }

        @Override
        public Catalog catalog() {
            return recorder.catalog();
        }

        /**
         * Returns the current view, so that it is accepted as the expected view: how the database would store the given
         * view is unknown.
         */
        @Override
        public View stored(View view) {
            return recorder.catalog().schema().view(view.name()).orElse(view);
        }

        /**
         * Returns the current column, so that its default is accepted as the expected default: how the database would
         * store the given default is unknown.
         */
        @Override
        public Column stored(Column live, SqlText serverDefault) {
            return live;
        }

        @Override
        public <E extends Exception> long runRows(String name, RowWork<E> work) {
            long rows = recorder.runRows(name, work);
            if (journaled != null) {
                journaled.next(recorder.steps().get(recorder.steps().size() - 1));
            }
            return rows;
        }

        @Override
        public Connection borrowedConnection() {
            connectionRefused = new UnsupportedChange(
                    "It uses op.connection(), so its plan is known only when it runs. Put the code"
                            + " that needs rows into op.data(\"…\", connection -> …), which a plan leaves out.");
            throw connectionRefused;
        }

        @Override
        public List<Leftover> findLeftovers(TableName missing) {
            return List.of();
        }

        @Override
        public Dialect dialect() {
            return session.dialect();
        }

        @Override
        public StoredValues storedValues() {
            return recorder.storedValues();
        }

        @Override
        public boolean isOffline() {
            return false;
        }

        @Override
        public RunListener listener() {
            return listener;
        }
    }
}
