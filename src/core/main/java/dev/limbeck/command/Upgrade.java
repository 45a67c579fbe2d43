package dev.limbeck.command;

import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.revision.UpgradePath;
import java.util.Set;

/** Applies revisions, each in a transaction of its own. */
public final class Upgrade {
    private final Project project;
    private final RunListener listener;

    /** For that project, heard by that listener. */
    public Upgrade(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return what was applied}
     *
     * @param target where the database shall be, for instance {@code head}
     * @throws CommandException if the database cannot get there; what was applied before the failing revision stays so
     */
    public RunResult run(String target) {
        return run(target, Set.of());
    }

    /**
     * {@return what was applied}
     *
     * @param target where the database shall be, for instance {@code head}
     * @param failOnHazard the hazards of a waiting revision that are an error; the revisions are run on a scratch copy of
     *     the schema first, to see
     * @throws HazardException if one has such a hazard; none was applied
     * @throws CommandException if the database cannot get there; what was applied before the failing revision stays so
     */
    public RunResult run(String target, Set<Kind> failOnHazard) {
        return new Run(project, listener, (graph, rows) -> UpgradePath.to(graph, rows, target))
                .run(new PendingHazards(project, failOnHazard));
    }

    /**
     * {@return what would be applied, and how; nothing is changed}
     *
     * @param target where the database would be
     * @throws CommandException if the database cannot get there
     */
    public PlanResult plan(String target) {
        return new Planning(project).of((graph, rows) -> UpgradePath.to(graph, rows, target));
    }

    /**
     * {@return what would be applied, as a script for the database's own shell; nothing is changed}
     *
     * @param target where the database would be, or a range {@code from:to}, for which no database is opened
     * @param oldest the oldest version of the database that may run the script, for instance {@code 3.40}
     * @throws CommandException if the database cannot get there, or a revision needs rows to run
     */
    public ScriptResult script(String target, String oldest) {
        return new Scripting(project, listener, oldest)
                .run(
                        target,
                        (graph, rows) -> UpgradePath.to(graph, rows, target),
                        graph -> UpgradePath.between(graph, Scripting.up(target)));
    }
}
