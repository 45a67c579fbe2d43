package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.run.RevisionRun;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.result.RunResult;
import java.util.List;

/** Continues the revision that the database is in the middle of. */
public final class Resume {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Resume(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the revision that was completed, or none if no revision was incomplete}
     *
     * @param resumption how to continue if it is unknown whether the interrupted statement has taken effect
     * @throws CommandException if the revision cannot be continued; the message states what to do
     */
    public RunResult run(Resumption resumption) {
        return new RevisionRun(project, listener, Direction.UPGRADE, (graph, rows) -> List.of()).resume(resumption);
    }
}
