package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.run.RevisionRun;
import dev.limbeck.command.run.RunPlanner;
import dev.limbeck.command.run.ScriptGenerator;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.revision.graph.DowngradePath;

/** Reverts revisions, each in its own transaction or, if that is impossible, step by step. */
public final class Downgrade {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Downgrade(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the revisions that were reverted}
     *
     * @param target the revision to go to, for instance {@code -1}
     * @throws CommandException if the target cannot be reached; revisions that were reverted before the failure remain
     *     reverted
     */
    public RunResult run(String target) {
        return new RevisionRun(
                        project,
                        listener,
                        Direction.DOWNGRADE,
                        (graph, rows) -> DowngradePath.findSteps(graph, rows, target))
                .run();
    }

    /**
     * Checks that the database can be downgraded to the target; changes nothing.
     *
     * @throws CommandException if the target is not below the current revisions of the database
     */
    public void requireTarget(String target) {
        try (Database database = project.openDatabase(Access.READ)) {
            DowngradePath.findSteps(project.graph(), project.readVersionRows(database), target);
        }
    }

    /**
     * {@return a plan: the revisions that would be reverted, and how; nothing is changed}
     *
     * @param target the revision to go to
     * @throws CommandException if the target cannot be reached
     */
    public PlanResult plan(String target) {
        return new RunPlanner(project)
                .createPlan(Direction.DOWNGRADE, (graph, rows) -> DowngradePath.findSteps(graph, rows, target));
    }

    /**
     * {@return a script for the database's own shell that reverts the revisions; nothing is changed}
     *
     * @param target the revision to go to, or a range {@code from:to}, for which no database is opened
     * @param oldest the oldest database version that the script must support, for instance {@code 3.40}
     * @throws CommandException if the target cannot be reached, or a revision reads rows, which a script cannot do
     */
    public ScriptResult script(String target, String oldest) {
        return new ScriptGenerator(project, listener, oldest)
                .run(
                        target,
                        (graph, rows) -> DowngradePath.findSteps(graph, rows, target),
                        graph -> DowngradePath.findStepsBetween(graph, ScriptGenerator.downgradeRange(target)));
    }
}
