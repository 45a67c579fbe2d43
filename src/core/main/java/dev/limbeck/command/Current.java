package dev.limbeck.command;

import dev.limbeck.command.project.AppliedTimes;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.util.List;
import java.util.Optional;

/** Shows the current revisions of the database. Does not create a missing database or version table. */
public final class Current {
    private final Project project;

    /** Creates the command for the given project. */
    public Current(Project project) {
        this.project = project;
    }

    /**
     * {@return the current revisions of the database; none for an empty or missing database}
     *
     * @throws CommandException if the database is at a revision that has no file
     */
    public List<RevisionInfo> run() {
        return run(false);
    }

    /**
     * {@return the current revisions of the database; none for an empty or missing database}
     *
     * @param checkHeads whether it is an error if the database is not at every head
     * @throws NotAtHeadException if {@code checkHeads} is set and the database is not at every head
     * @throws CommandException if the database is at a revision that has no file
     */
    public List<RevisionInfo> run(boolean checkHeads) {
        return findPosition(checkHeads).revisions();
    }

    /**
     * The position of a database in the history.
     *
     * @param revisions the revisions the database is at
     * @param inProgress the revision that the database is in the middle of, if any
     */
    public record Position(List<RevisionInfo> revisions, Optional<InProgress> inProgress) {
        /** Copies the list. */
        public Position {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * {@return the position of the database in the history}
     *
     * @param checkHeads whether it is an error if the database is not at every head, unless it is in the middle of a
     *     revision
     */
    public Position findPosition(boolean checkHeads) {
        RevisionGraph graph = project.graph();
        try (Database database = project.openDatabase(Access.READ)) {
            VersionRows rows = project.readVersionRows(database);
            DatabasePosition.requireKnown(graph, rows);
            Optional<InProgress> inProgress =
                    IncompleteRevisions.find(project, database).map(IncompleteRevision::progress);
            if (checkHeads && inProgress.isEmpty()) {
                DatabasePosition.requireHeads(graph, rows, database);
            }
            List<RevisionInfo> revisions = new RevisionDescriber(graph, rows, new AppliedTimes(project).read(database))
                    .describe(rows.ids().stream().map(graph::get).toList());
            return new Position(revisions, inProgress);
        }
    }
}
