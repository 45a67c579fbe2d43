package dev.limbeck.command.run;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.LiveSizes;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.command.review.ChangedDefinitions;
import dev.limbeck.command.review.DeclaredKeys;
import dev.limbeck.command.review.HistoryExcerpt;
import dev.limbeck.command.review.Sketches;
import dev.limbeck.command.run.PlanningRun.Form;
import dev.limbeck.command.run.PlanningRun.Interrupted;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.Review;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.settings.UpgradeSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Determines what a run would do, without changing the database. {@link PlanningRun} plans the revisions; the live
 * database is only queried for its schema, row counts and sizes.
 */
public final class RunPlanner {
    private final Project project;

    /** Creates the planner for the given project. */
    public RunPlanner(Project project) {
        this.project = project;
    }

    /**
     * {@return the plan for running the steps that {@code path} returns}
     *
     * @throws CommandException if the target cannot be reached, or a revision fails on empty tables
     */
    public PlanResult createPlan(Direction direction, BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path) {
        try (Database database = project.openDatabase(Access.READ)) {
            if (database.dialect().traits().has(Feature.EMBEDDED)) {
                IncompleteRevisions.requireNone(project, database);
            }
            Optional<IncompleteRevision> incomplete = IncompleteRevisions.find(project, database);
            VersionRows before = project.readVersionRows(database);
            DatabasePosition.requireKnown(project.graph(), before);
            InterruptedPath interrupted = incomplete
                    .map(found -> InterruptedPath.find(project, before, found, direction, path))
                    .orElse(null);
            List<RevisionStep> steps = interrupted == null ? path.apply(project.graph(), before) : interrupted.rest();
            RevisionRun.requireReversible(steps);
            return create(database, before, interrupted, steps);
        }
    }

    private PlanResult create(
            Database database, VersionRows before, @Nullable InterruptedPath interrupted, List<RevisionStep> steps) {
        try {
            return plan(database, before, interrupted, steps);
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(database.dialect(), "The plan could not be created", e), e);
        }
    }

    private PlanResult plan(
            Database database, VersionRows before, @Nullable InterruptedPath interrupted, List<RevisionStep> steps)
            throws SQLException {
        project.loader()
                .prepare(Stream.concat(
                                Stream.ofNullable(interrupted)
                                        .filter(path -> !path.reverted())
                                        .map(InterruptedPath::interrupted),
                                steps.stream())
                        .map(RevisionStep::revision)
                        .toList());
        Dialect dialect = database.dialect();
        LiveSizes facts = new LiveSizes(dialect, database.connection());
        PlanOptions options = new PlanOptions(
                dialect.reflector().version(database.connection()),
                project.settings().database().inPlace(),
                false);
        RevisionDescriber infos = new RevisionDescriber(project.graph(), before);
        List<PlannedRevision> planned = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        Catalog catalog = dialect.reflector().reflect(database.connection());
        Interrupted begun = interrupted == null
                ? null
                : PlanningRun.startInterrupted(project, database, catalog, options, interrupted.reverted());
        try (PlanningRun planning =
                begun == null ? PlanningRun.start(project, database, catalog, before, options) : begun.planning()) {
            if (begun != null && interrupted != null) {
                PlanListener listener = new PlanListener(facts, operations);
                planned.add(plan(begun, interrupted, listener, infos));
            }
            for (RevisionStep step : steps) {
                PlanListener listener = new PlanListener(facts, operations);
                Form form = plan(planning, step, listener);
                planned.add(new PlannedRevision(
                        infos.describe(step.revision()),
                        step.direction(),
                        form.stepByStep(),
                        form.reason(),
                        listener.operations(),
                        List.of()));
            }
            Schema after = planning.schema();
            return new PlanResult(
                    planned,
                    before.ids(),
                    dialect.sessions().describeLocking(database.connection()),
                    planning.warnings(),
                    review(dialect, catalog.schema(), after, operations, before));
        }
    }

    private Review review(Dialect dialect, Schema before, Schema after, List<Operation> operations, VersionRows rows) {
        Sketches sketches = new Sketches(
                dialect.words(),
                Schema.EMPTY,
                () -> project.common(
                        "keys at " + rows.ids(),
                        DeclaredKeys.class,
                        () -> DeclaredKeys.replay(project, dialect, rows)));
        return new Review(
                List.of(),
                List.of(),
                sketches.before(before, operations),
                sketches.after(after, operations),
                ChangedDefinitions.find(dialect, before, after, operations),
                "",
                new HistoryExcerpt(project.graph(), rows).ofHeads());
    }

    /** Plans the rest of an incomplete revision, or its reversal. */
    private PlannedRevision plan(
            Interrupted begun, InterruptedPath path, PlanListener listener, RevisionDescriber infos)
            throws SQLException {
        RevisionStep step = path.interrupted();
        if (!path.reverted()
                && step.direction() == Direction.UPGRADE
                && project.settings().upgrade().resume() == UpgradeSettings.Resume.NEVER) {
            begun.planning()
                    .warnings()
                    .add("upgrade.resume is \"never\", so only `limbeck resume` continues revision "
                            + step.revision().id() + ".");
        }
        Form form = begun.plan(step, path.reverted() ? null : project.loader().load(step.revision()), listener);
        boolean up = (step.direction() == Direction.UPGRADE) != path.reverted();
        return new PlannedRevision(
                infos.describe(step.revision()),
                up ? Direction.UPGRADE : Direction.DOWNGRADE,
                form.stepByStep(),
                form.reason(),
                listener.operations(),
                begun.finishedSteps());
    }

    private Form plan(PlanningRun planning, RevisionStep step, RunListener listener) {
        try {
            return planning.plan(step, project.loader().load(step.revision()), listener);
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The plan ends at revision " + step.revision().id()
                            + ", which was planned without the database's rows. A revision that requires existing"
                            + " rows cannot be planned. " + e.getMessage(),
                    e);
        }
    }

    /** Collects the planned operations of one revision. */
    private static final class PlanListener implements RunListener {
        private final LiveSizes facts;
        private final List<Operation> requested;
        private final List<PlannedOperation> operations = new ArrayList<>();

        PlanListener(LiveSizes facts, List<Operation> requested) {
            this.facts = facts;
            this.requested = requested;
        }

        List<PlannedOperation> operations() {
            return operations;
        }

        @Override
        public void operationPlanned(Operation operation, OperationPlan steps) {
            requested.add(operation);
            operations.add(facts.describe(operation, steps));
        }
    }
}
