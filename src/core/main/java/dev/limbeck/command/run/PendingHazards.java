package dev.limbeck.command.run;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Change;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.source.HazardAllowances;
import dev.limbeck.settings.HazardCodes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Checks pending revisions for hazards before any of them runs, by planning them ({@link PlanningRun}).
 *
 * @param project the project
 * @param refused the hazards that are refused, unless a comment in the revision file allows them
 */
public record PendingHazards(Project project, Set<Kind> refused) {

    /**
     * Requires that no step has a hazard that is refused.
     *
     * @throws HazardException if a step has such a hazard
     * @throws CommandException if a revision reads rows of the database, in which case its hazards are unknown
     */
    void requireNone(List<RevisionStep> steps, Map<String, Migration> migrations) {
        if (refused.isEmpty() || steps.isEmpty()) {
            return;
        }
        List<RefusedChange> found = new ArrayList<>();
        try (Database database = project.openDatabase(Access.READ);
                PlanningRun planning = start(database, steps.get(0).before())) {
            for (RevisionStep step : steps) {
                Migration migration =
                        Objects.requireNonNull(migrations.get(step.revision().id()));
                CallSites sites = new CallSites(migration.getClass().getName());
                planning.plan(step, migration, sites);
                found.addAll(refused(step.revision(), sites));
            }
        } catch (ExecutionException e) {
            throw new CommandException(
                    "Nothing was changed, because the hazards are unknown: a revision needs rows from the database. "
                            + e.getMessage() + "\nReview the revision, and run the command with --allow all.",
                    e);
        } catch (SQLException e) {
            throw new CommandException("Nothing was changed, because the hazards are unknown: " + e.getMessage(), e);
        }
        if (!found.isEmpty()) {
            throw HazardException.refused(
                    RefusedChange.describe(found),
                    found.stream().map(RefusedChange::change).toList());
        }
    }

    private PlanningRun start(Database database, VersionRows before) throws SQLException {
        PlanOptions options = new PlanOptions(
                database.dialect().reflector().version(database.connection()),
                project.settings().database().inPlace(),
                false);
        return PlanningRun.start(project, database, LiveCatalog.read(database), before, options);
    }

    private List<RefusedChange> refused(RevisionFile revision, CallSites sites) {
        HazardAllowances allowed = allowances(revision);
        List<RefusedChange> found = new ArrayList<>();
        for (Operation operation : sites.hazards().byOperation().keySet()) {
            List<Integer> lines = sites.lines(operation);
            for (Change change : Changes.list(List.of(operation), sites.hazards())) {
                add(found, revision, change, lines, allowed);
            }
        }
        for (Hazard hazard : ofRevision(revision, sites)) {
            Change whole = Changes.ofStatement("revision " + revision.id(), List.of(hazard));
            add(found, revision, whole, List.of(), allowed);
        }
        return found;
    }

    /** Returns the hazards of a revision that do not come from one of its operations. */
    private static List<Hazard> ofRevision(RevisionFile revision, CallSites sites) {
        List<Hazard> hazards = new ArrayList<>();
        String irreversible = revision.irreversible();
        if (irreversible != null && !irreversible.isEmpty()) {
            hazards.add(new Hazard(Kind.NOT_REVERSIBLE, "cannot be reverted: " + irreversible));
        }
        if (sites.connectionIsBorrowed()) {
            hazards.add(new Hazard(Kind.RUNS_SQL, "runs unanalyzed SQL through its connection"));
        }
        return hazards;
    }

    private void add(
            List<RefusedChange> found,
            RevisionFile revision,
            Change change,
            List<Integer> lines,
            HazardAllowances allowed) {
        List<Hazard> rest = change.hazards().stream()
                .filter(hazard -> refused.contains(hazard.kind())
                        && !allowed.allows(hazard.kind().code(), lines))
                .toList();
        if (!rest.isEmpty()) {
            found.add(new RefusedChange(revision, change.withHazards(rest), lines));
        }
    }

    private HazardAllowances allowances(RevisionFile revision) {
        HazardAllowances allowed = project.loader()
                .text(revision)
                .map(text -> revision.isSql()
                        ? HazardAllowances.ofSql(revision.location(), text)
                        : HazardAllowances.ofJava(revision.location(), text))
                .orElse(HazardAllowances.NONE);
        try {
            HazardCodes.parse(allowed.codes());
            return allowed;
        } catch (IllegalArgumentException e) {
            throw new RevisionException(
                    RevisionException.Kind.UNREADABLE_FILE, revision.location() + ": limbeck:allow: " + e.getMessage());
        }
    }
}
