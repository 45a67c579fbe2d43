package dev.limbeck.command.fleet;

import dev.limbeck.command.Check;
import dev.limbeck.command.Current;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Drift;
import dev.limbeck.command.Stamp;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The commands that can be run on each database of a fleet. */
public final class FleetCommands {

    private FleetCommands() {}

    /**
     * {@return a task that applies revisions, beginning with the remaining steps of an interrupted revision, and then
     * reads the version table again}
     *
     * @param target the revision to go to
     * @param failOnHazard the hazards that pending revisions must not have
     * @param allowed the hazards that are permitted in this run
     */
    public static FleetTask upgrade(String target, Set<Hazard.Kind> failOnHazard, Set<Hazard.Kind> allowed) {
        return (name, project) -> {
            RunResult result = new Upgrade(project, listener(project)).run(target, failOnHazard, allowed);
            return ran(name, project, result);
        };
    }

    /**
     * {@return a task that reverts revisions, and then reads the version table again}
     *
     * @param target the revision to go to
     */
    public static FleetTask downgrade(String target) {
        return (name, project) -> {
            IncompleteRevisions.requireNoneIfReachable(project);
            return ran(name, project, new Downgrade(project, listener(project)).run(target));
        };
    }

    /** Returns a listener that refuses operations on other schemas, because they would run again for each tenant. */
    private static RunListener listener(Project project) {
        if (!project.settings().database().tenant()) {
            return RunListener.SILENT;
        }
        return new RunListener() {
            @Override
            public void stepsRecorded(List<Operation> operations) {
                operations.forEach(this::requireOwn);
            }

            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                requireOwn(operation);
            }

            @Override
            public void objectNamed(TableName name) {
                requireOwn(name);
            }

            private void requireOwn(Operation operation) {
                operation.tables().forEach(this::requireOwn);
            }

            private void requireOwn(TableName table) {
                if (table.schema() != null) {
                    throw new ExecutionException("It refers to the table " + table + ", but a revision for a fleet may"
                            + " change only tables of its own schema, because the revision is applied to each schema."
                            + " Put changes to other schemas into a separate history.");
                }
            }
        };
    }

    private static DatabaseOutcome ran(String name, Project project, RunResult result) {
        List<String> current = ids(new Current(project).run());
        if (!Set.copyOf(current).equals(Set.copyOf(result.current()))) {
            throw new CommandException("The database is at " + place(current) + " after the run, but should be at "
                    + place(result.current()) + ". Another program may have changed it.");
        }
        return new DatabaseOutcome(name, result.revisions().isEmpty() ? Status.UNCHANGED : Status.CHANGED)
                .withCurrent(current)
                .withRevisions(ids(result.revisions()))
                .withDetails(result.warnings());
    }

    private static String place(List<String> ids) {
        return ids.isEmpty() ? "base" : String.join(", ", ids);
    }

    private static List<String> ids(List<RevisionInfo> revisions) {
        return revisions.stream().map(RevisionInfo::id).toList();
    }

    /**
     * {@return a task that shows the current revisions}
     *
     * @param checkHeads whether databases that are not at every head are reported as different
     */
    public static FleetTask current(boolean checkHeads) {
        return (name, project) -> {
            Current.Position position = new Current(project).findPosition(false);
            DatabaseOutcome outcome =
                    new DatabaseOutcome(name, Status.UNCHANGED).withCurrent(ids(position.revisions()));
            if (position.inProgress().isPresent()) {
                IncompleteRevisions.requireNoneIfReachable(project);
            }
            return checkHeads && !isAtHeads(project) ? different(outcome) : outcome;
        };
    }

    private static boolean isAtHeads(Project project) {
        try {
            new Current(project).findPosition(true);
            return true;
        } catch (NotAtHeadException e) {
            return false;
        }
    }

    private static DatabaseOutcome different(DatabaseOutcome outcome) {
        return new DatabaseOutcome(
                outcome.database(),
                Status.DIFFERENT,
                outcome.current(),
                outcome.revisions(),
                outcome.message(),
                outcome.details());
    }

    /**
     * {@return a task that records revisions without running them}
     *
     * @param targets the revisions
     * @param purge whether all rows of the version table are removed first
     */
    public static FleetTask stamp(List<String> targets, boolean purge) {
        return (name, project) -> {
            StampResult result = new Stamp(project).run(targets, purge);
            boolean changed = !result.before().equals(result.current());
            return new DatabaseOutcome(name, changed ? Status.CHANGED : Status.UNCHANGED).withCurrent(result.current());
        };
    }

    /**
     * {@return a task that compares the database with the entities}
     *
     * @param failOnHazard the hazards that make the command fail
     */
    public static FleetTask check(Set<Hazard.Kind> failOnHazard) {
        return new FleetTask() {
            @Override
            public DatabaseOutcome run(String name, Project project) {
                CheckResult result = new Check(project).run(failOnHazard, false);
                return compared(name, result.changes(), result.warnings()).withCurrent(ids(new Current(project).run()));
            }

            @Override
            public void requireReady(Project fleet) {
                new Check(fleet).requireClasses();
            }
        };
    }

    /** {@return a task that compares the database with its history} */
    public static FleetTask drift() {
        return (name, project) -> {
            DriftResult result = new Drift(project).run();
            return compared(name, result.changes(), result.warnings()).withCurrent(result.current());
        };
    }

    private static DatabaseOutcome compared(String name, List<Change> changes, List<String> warnings) {
        List<String> details = new ArrayList<>();
        changes.forEach(change -> details.add(change.description()));
        details.addAll(warnings);
        return new DatabaseOutcome(name, changes.isEmpty() ? Status.UNCHANGED : Status.DIFFERENT).withDetails(details);
    }
}
