package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.PlanHazards;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.result.Change;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks pending revisions for hazards before any of them runs, by running them on a scratch copy of the database's
 * schema, without its rows.
 */
public record PendingHazards(Project project, Set<Kind> kinds) {

    /**
     * Requires that no step has a hazard of these kinds.
     *
     * @throws HazardException if a step has such a hazard
     * @throws CommandException if a revision needs rows, so that its hazards are unknown
     */
    void requireNone(List<RevisionStep> steps, Map<String, Migration> migrations) {
        if (kinds.isEmpty() || steps.isEmpty()) {
            return;
        }
        try (Database database = project.openDatabase(Access.READ)) {
            HazardException.requireNone(kinds, changes(database, steps, migrations), "Nothing was changed");
        }
    }

    private List<Change> changes(Database database, List<RevisionStep> steps, Map<String, Migration> migrations) {
        VersionRows before = steps.get(0).before();
        List<Change> changes = new ArrayList<>();
        try (DryRun dryRun = new DryRun(project, database.dialect(), LiveCatalog.read(database), before)) {
            for (RevisionStep step : steps) {
                PlanHazards costs = new PlanHazards();
                dryRun.runner(dryRun.session(PlanOptions.DEFAULT, costs))
                        .run(
                                step,
                                Objects.requireNonNull(
                                        migrations.get(step.revision().id())));
                changes.addAll(Changes.list(List.copyOf(costs.byOperation().keySet()), costs.byOperation()));
            }
        } catch (ExecutionException e) {
            throw new CommandException(
                    "Nothing was changed, because the hazards are unknown: a revision needs the rows of the database. "
                            + e.getMessage() + "\nReview the revision, and run the command without --fail-on-hazard.",
                    e);
        }
        return changes;
    }
}
