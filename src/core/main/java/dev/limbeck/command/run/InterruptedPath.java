package dev.limbeck.command.run;

import dev.limbeck.command.project.IncompleteRevisionException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.DowngradePath;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The steps from the middle of a revision to the target of a command.
 *
 * @param interrupted the step that was interrupted
 * @param reverted whether the finished steps of the interrupted revision are reverted; otherwise, the revision is
 *     continued
 * @param rest the steps to run afterwards
 */
record InterruptedPath(RevisionStep interrupted, boolean reverted, List<RevisionStep> rest) {

    /**
     * {@return the steps to the target}
     *
     * @param direction the direction of the command
     * @param path returns the steps from given rows of the version table to the target
     * @throws IncompleteRevisionException if the interrupted revision is not between the current revisions of the
     *     database and the target
     */
    static InterruptedPath find(
            Project project,
            VersionRows rows,
            IncompleteRevision incomplete,
            Direction direction,
            BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> path) {
        RevisionStep step = step(project, rows, incomplete);
        boolean reverted = incomplete.direction() != direction;
        List<RevisionStep> steps = path.apply(project.graph(), reverted ? step.after() : rows);
        boolean first = !steps.isEmpty() && steps.get(0).revision().equals(step.revision());
        if (first) {
            return new InterruptedPath(step, reverted, steps.subList(1, steps.size()));
        }
        boolean later = steps.stream().anyMatch(each -> each.revision().equals(step.revision()));
        if (reverted || !later) {
            throw IncompleteRevisions.refusal(
                    project, incomplete, "The command's target cannot be reached through that revision. ");
        }
        return new InterruptedPath(step, false, path.apply(project.graph(), step.after()));
    }

    /**
     * {@return the step that was interrupted}
     *
     * @throws IncompleteRevisionException if its revision has no file, or the version table was changed after the
     *     interruption
     */
    static RevisionStep step(Project project, VersionRows rows, IncompleteRevision incomplete) {
        RevisionGraph graph = project.graph();
        if (graph.find(incomplete.id()).isEmpty()) {
            throw new IncompleteRevisionException("The database is "
                    + incomplete.progress().describe() + ", but that revision has no file. Fetch the file, and run the"
                    + " command again.");
        }
        List<String> ids = List.of(incomplete.id());
        List<RevisionStep> steps = incomplete.direction() == Direction.UPGRADE
                ? UpgradePath.findSteps(graph, rows, ids)
                : DowngradePath.of(graph, rows, ids);
        if (steps.size() != 1) {
            throw new IncompleteRevisionException("The database is "
                    + incomplete.progress().describe() + ", but the version table contains " + rows
                    + ": it has changed since the revision was interrupted. Restore its rows, and run the command"
                    + " again.");
        }
        return steps.get(0);
    }
}
