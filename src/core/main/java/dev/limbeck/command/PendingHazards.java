package dev.limbeck.command;

import dev.limbeck.Migration;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says of revisions that wait what they may cost, before one of them is run: they are run on a scratch copy of the
 * database's schema, without its rows.
 */
record PendingHazards(Project project, Set<Kind> kinds) {

    /**
     * Requires that no step has such a hazard.
     *
     * @throws HazardException if one has
     * @throws CommandException if a revision needs rows, so that nobody can tell
     */
    void requireNone(List<RevisionStep> steps, Map<String, Migration> migrations) {
        if (kinds.isEmpty() || steps.isEmpty()) {
            return;
        }
        try (Database database = project.database(Access.READ)) {
            HazardException.requireNone(kinds, changes(database, steps, migrations), "Nothing was changed");
        }
    }

    private List<Change> changes(Database database, List<RevisionStep> steps, Map<String, Migration> migrations) {
        Catalog live = Reflecting.catalog(database);
        VersionTable versions = project.versions(database.dialect());
        List<Change> changes = new ArrayList<>();
        try (Scratch scratch = Scratch.of(database.dialect(), live)) {
            versions.change(
                    scratch.connection(),
                    steps.get(0).before().ids().stream()
                            .<RowChange>map(RowChange.Insert::new)
                            .toList());
            for (RevisionStep step : steps) {
                Costs costs = new Costs();
                new RevisionRunner(scratch.session().heardBy(costs), versions)
                        .run(
                                step,
                                Objects.requireNonNull(
                                        migrations.get(step.revision().id())));
                changes.addAll(Changes.of(List.copyOf(costs.all().keySet()), costs.all()));
            }
        } catch (ExecutionException | SQLException e) {
            throw new CommandException(
                    "Nothing was changed, because the hazards cannot be told: a revision needs the database's rows. "
                            + e.getMessage() + "\nRead the revision, and run without --fail-on-hazard.",
                    e);
        }
        return changes;
    }
}
