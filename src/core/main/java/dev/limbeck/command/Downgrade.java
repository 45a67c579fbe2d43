package dev.limbeck.command;

import dev.limbeck.execute.RunListener;
import dev.limbeck.revision.DowngradePath;

/** Takes revisions back, each in a transaction of its own. */
public final class Downgrade {
    private final Project project;
    private final RunListener listener;

    /** For that project, heard by that listener. */
    public Downgrade(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return what was taken back}
     *
     * @param target where the database shall be, for instance {@code -1}
     * @throws CommandException if the database cannot get there; what was taken back before the failing revision stays so
     */
    public RunResult run(String target) {
        return new Run(project, listener, (graph, rows) -> DowngradePath.to(graph, rows, target)).run();
    }

    /**
     * {@return what would be taken back, and how; nothing is changed}
     *
     * @param target where the database would be
     * @throws CommandException if the database cannot get there
     */
    public PlanResult plan(String target) {
        return new Planning(project).of((graph, rows) -> DowngradePath.to(graph, rows, target));
    }

    /**
     * {@return what would be taken back, as a script for the database's own shell; nothing is changed}
     *
     * @param target where the database would be, or a range {@code from:to}, for which no database is opened
     * @param oldest the oldest version of the database that may run the script, for instance {@code 3.40}
     * @throws CommandException if the database cannot get there, or a revision needs rows to run
     */
    public ScriptResult script(String target, String oldest) {
        return new Scripting(project, listener, oldest)
                .run(
                        target,
                        (graph, rows) -> DowngradePath.to(graph, rows, target),
                        graph -> DowngradePath.between(graph, Scripting.down(target)));
    }
}
