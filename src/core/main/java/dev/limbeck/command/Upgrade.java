package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.run.PendingHazards;
import dev.limbeck.command.run.RevisionRun;
import dev.limbeck.command.run.RunPlanner;
import dev.limbeck.command.run.ScriptGenerator;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.HashSet;
import java.util.Set;

/** Applies revisions, each in its own transaction or, if that is impossible, step by step. */
public final class Upgrade {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Upgrade(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the revisions that were applied}
     *
     * @param target the revision to go to, for instance {@code head}
     * @throws CommandException if the target cannot be reached; revisions that were applied before the failure remain
     *     applied
     */
    public RunResult run(String target) {
        return run(target, Set.of(), Set.of());
    }

    /**
     * {@return the revisions that were applied}
     *
     * @param target the revision to go to, for instance {@code head}
     * @param failOnHazard the hazards that are refused in addition to those in {@code upgrade.refuse}; to detect them,
     *     the pending revisions are first run on a scratch copy of the schema
     * @param allowed the hazards that are permitted in this run
     * @throws HazardException if a revision has such a hazard; no revision was applied
     * @throws CommandException if the target cannot be reached; revisions that were applied before the failure remain
     *     applied
     */
    public RunResult run(String target, Set<Kind> failOnHazard, Set<Kind> allowed) {
        Set<Kind> refused = new HashSet<>(project.settings().upgrade().refuse());
        refused.addAll(failOnHazard);
        refused.removeAll(allowed);
        return new RevisionRun(
                        project,
                        listener,
                        Direction.UPGRADE,
                        (graph, rows) -> UpgradePath.findSteps(graph, rows, target))
                .run(new PendingHazards(project, refused));
    }

    /**
     * {@return a plan: the revisions that would be applied, and how; nothing is changed}
     *
     * @param target the revision to go to
     * @throws CommandException if the target cannot be reached
     */
    public PlanResult plan(String target) {
        return new RunPlanner(project)
                .createPlan(Direction.UPGRADE, (graph, rows) -> UpgradePath.findSteps(graph, rows, target));
    }

    /**
     * {@return a script for the database's own shell that applies the revisions; nothing is changed}
     *
     * @param target the revision to go to, or a range {@code from:to}, for which no database is opened
     * @param oldest the oldest database version that the script must support, for instance {@code 3.40}
     * @throws CommandException if the target cannot be reached, or a revision reads rows, which a script cannot do
     */
    public ScriptResult script(String target, String oldest) {
        return new ScriptGenerator(project, listener, oldest)
                .run(
                        target,
                        (graph, rows) -> UpgradePath.findSteps(graph, rows, target),
                        graph -> UpgradePath.findStepsBetween(graph, ScriptGenerator.upgradeRange(target)));
    }
}
