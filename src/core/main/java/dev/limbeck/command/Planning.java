package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.Failures;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.Session;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Finds out what a run would do without doing it: the revisions run in a scratch database with the schema of the real
 * one and no rows, and the real one is only asked how many rows and bytes there are.
 */
final class Planning {
    private final Project project;

    Planning(Project project) {
        this.project = project;
    }

    /**
     * {@return what a run along that path would do}
     *
     * @throws CommandException if the database cannot get there, or a revision fails even without rows
     */
    PlanResult of(BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path) {
        try (Database database = project.database(Access.READ)) {
            VersionRows before = project.rows(database);
            Standing.requireKnown(project.graph(), before);
            List<RevisionStep> steps = path.apply(project.graph(), before);
            Run.requireReversible(steps);
            return of(database, before, steps);
        }
    }

    private PlanResult of(Database database, VersionRows before, List<RevisionStep> steps) {
        try {
            return plan(database, before, steps);
        } catch (SQLException e) {
            throw new CommandException(Failures.explain(database.dialect(), "The plan could not be made", e), e);
        }
    }

    private PlanResult plan(Database database, VersionRows before, List<RevisionStep> steps) throws SQLException {
        project.loader().prepare(steps.stream().map(RevisionStep::revision).toList());
        Dialect dialect = database.dialect();
        Catalog live = dialect.reflect(database.connection());
        LiveFacts facts = new LiveFacts(dialect, database.connection());
        List<PlannedRevision> planned = new ArrayList<>();
        try (Scratch scratch = Scratch.of(dialect, live)) {
            VersionTable versions = project.versions(dialect);
            versions.change(
                    scratch.connection(),
                    before.ids().stream().<RowChange>map(RowChange.Insert::new).toList());
            PlanOptions options = new PlanOptions(
                    dialect.version(database.connection()),
                    project.settings().database().inPlace(),
                    false);
            RevisionInfos infos = new RevisionInfos(project.graph(), before);
            for (RevisionStep step : steps) {
                PlanListener heard = new PlanListener(facts);
                Session session = new Session(
                        dialect,
                        scratch.connection(),
                        options,
                        heard,
                        project.settings().database().lockTimeout(),
                        project.arguments());
                run(new RevisionRunner(session, versions), step);
                String direction = step.direction().name().toLowerCase(Locale.ROOT);
                planned.add(new PlannedRevision(infos.of(step.revision()), direction, heard.operations()));
            }
            return new PlanResult(
                    planned, before.ids(), dialect.locking(database.connection()), warnings(scratch, live, dialect));
        }
    }

    private void run(RevisionRunner runner, RevisionStep step) {
        try {
            runner.run(step, project.loader().load(step.revision()));
        } catch (ExecutionException e) {
            throw new CommandException(
                    "The plan ends at revision " + step.revision().id()
                            + ", which was tried on a copy of the schema without rows. A revision that needs rows to be"
                            + " there cannot be planned. " + e.getMessage(),
                    e);
        }
    }

    /** {@return what of the database could not be copied into the scratch database, a line each} */
    static List<String> warnings(Scratch scratch, Catalog live, Dialect dialect) {
        List<String> warnings = new ArrayList<>();
        scratch.leftOut().forEach((name, reason) -> {
            if (!dialect.replay(live).leftOut().containsKey(name)) {
                warnings.add(
                        name + " is left out of the plan, because it cannot be made in a scratch database: " + reason);
            }
        });
        return warnings;
    }

    /** Collects what is planned for one revision. */
    private static final class PlanListener implements RunListener {
        private final LiveFacts facts;
        private final List<PlannedOperation> operations = new ArrayList<>();

        PlanListener(LiveFacts facts) {
            this.facts = facts;
        }

        List<PlannedOperation> operations() {
            return operations;
        }

        @Override
        public void planned(Operation operation, Steps steps) {
            operations.add(facts.of(operation, steps));
        }
    }
}
