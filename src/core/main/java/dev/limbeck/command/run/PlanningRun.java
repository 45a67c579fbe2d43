package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.execute.step.MemoryPlan;
import dev.limbeck.model.Schema;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans revisions without changing the database. */
interface PlanningRun extends AutoCloseable {
    /**
     * The form in which a revision runs.
     *
     * @param stepByStep whether its steps run one by one
     * @param reason the reason for this form; null if the database has only one form
     */
    record Form(boolean stepByStep, @Nullable String reason) {}

    /**
     * Plans one revision after the previous revisions.
     *
     * @return the form in which it would run
     * @throws ExecutionException if it cannot be planned
     */
    Form plan(RevisionStep step, Migration migration, RunListener listener);

    /** {@return the schema after the planned revisions} */
    Schema schema();

    /** {@return warnings for the user} */
    List<String> warnings();

    @Override
    void close();

    /**
     * Starts from the current state of a database. For an embedded database, the revisions run in a scratch copy
     * without rows. On a database server, no scratch database is created for a plan; the schema is computed in memory.
     */
    static PlanningRun start(
            Project project, Database database, Catalog catalog, VersionRows before, PlanOptions options) {
        Dialect dialect = database.dialect();
        if (dialect.traits().has(Feature.EMBEDDED)) {
            return new InScratchCopy(new DryRun(project, dialect, catalog, before), options);
        }
        RunContext session = session(project, database, options);
        return new InMemory(session, new MemoryPlan(session, catalog), new ArrayList<>());
    }

    /**
     * Starts in the middle of a revision. Only databases whose plans are computed in memory can be there.
     *
     * @param reverted whether the finished steps of the revision are reverted; otherwise, the revision is continued
     */
    static Interrupted startInterrupted(
            Project project, Database database, Catalog catalog, PlanOptions options, boolean reverted)
            throws SQLException {
        RunContext session = session(project, database, options);
        Journal journal = IncompleteRevisions.journal(project, database);
        IncompleteRevision incomplete = journal.findIncomplete().orElseThrow();
        MemoryPlan memory =
                reverted ? new MemoryPlan(session, catalog) : MemoryPlan.rest(session, catalog, journal, incomplete);
        return new Interrupted(new InMemory(session, memory, new ArrayList<>()), journal, incomplete, reverted);
    }

    private static RunContext session(Project project, Database database, PlanOptions options) {
        return new RunContext(
                        database.dialect(),
                        database.connection(),
                        options,
                        RunListener.SILENT,
                        project.settings().database().lockTimeout())
                .withArguments(project.arguments())
                .withOnline(RevisionExecution.limits(project));
    }

    /** The rest of an incomplete revision, or its reversal. */
    record Interrupted(InMemory planning, Journal journal, IncompleteRevision incomplete, boolean reverted) {
        /**
         * Plans it.
         *
         * @param migration the revision; null if its steps are reverted
         */
        Form plan(RevisionStep step, @Nullable Migration migration, RunListener listener) throws SQLException {
            int finished = incomplete.finished();
            if (migration == null) {
                planning.memory().revert(journal, incomplete, listener);
                return new Form(
                        true,
                        "reverts the finished part of the incomplete "
                                + (incomplete.direction() == Direction.UPGRADE ? "upgrade" : "downgrade") + ": "
                                + finished
                                + " of " + incomplete.total() + " steps are finished");
            }
            planning.memory().plan(step, migration, listener, true).ifPresent(planning.warnings()::add);
            return new Form(true, "continues at step " + incomplete.progress().step() + " of " + incomplete.total());
        }

        List<String> finishedSteps() {
            return planning.memory().finishedSteps();
        }
    }

    /** Runs the revisions in a scratch copy of the database. */
    record InScratchCopy(DryRun dryRun, PlanOptions options) implements PlanningRun {
        @Override
        public Form plan(RevisionStep step, Migration migration, RunListener listener) {
            dryRun.runner(dryRun.session(options, listener)).run(step, migration);
            return new Form(false, null);
        }

        @Override
        public Schema schema() {
            return dryRun.schema();
        }

        @Override
        public List<String> warnings() {
            return dryRun.warnings();
        }

        @Override
        public void close() {
            dryRun.close();
        }
    }

    /** Computes the schema in memory. */
    record InMemory(RunContext session, MemoryPlan memory, List<String> warnings) implements PlanningRun {
        private static final String ONE_TRANSACTION =
                "other programs do not have to wait while all rows of a table larger than "
                        + "upgrade.online_size are processed";

        @Override
        public Form plan(RevisionStep step, Migration migration, RunListener listener) {
            Optional<OnlineChanges> online = session.dialect().online();
            Optional<String> reason = online.flatMap(each -> findReason(each, step, migration));
            memory.plan(step, migration, listener, reason.isPresent()).ifPresent(warnings::add);
            return new Form(reason.isPresent(), online.isEmpty() ? null : reason.orElse(ONE_TRANSACTION));
        }

        private Optional<String> findReason(OnlineChanges online, RevisionStep step, Migration migration) {
            try {
                return online.findReason(
                        session.connection(), memory.record(step, migration), memory.liveNames(), session.online());
            } catch (SQLException e) {
                throw new ExecutionException("The sizes of the tables could not be read: " + e.getMessage(), e);
            }
        }

        @Override
        public Schema schema() {
            return memory.schema();
        }

        @Override
        public void close() {}
    }
}
