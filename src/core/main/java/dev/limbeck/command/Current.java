package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Says which revisions the database is at. Creates nothing. */
public final class Current {
    private final Project project;

    /** The current revisions of that project's database. */
    public Current(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions the database is at; none for an empty or missing database}
     *
     * @throws CommandException if the database is at a revision that no file has
     */
    public List<RevisionInfo> run() {
        return run(false);
    }

    /**
     * {@return the revisions the database is at; none for an empty or missing database}
     *
     * @param checkHeads whether it must be at every head
     * @throws NotAtHeadException if it must be and is not
     * @throws CommandException if the database is at a revision that no file has
     */
    public List<RevisionInfo> run(boolean checkHeads) {
        RevisionGraph graph = project.graph();
        try (Database database = project.database(Access.READ)) {
            VersionRows rows = project.rows(database);
            Standing.requireKnown(graph, rows);
            if (checkHeads) {
                Standing.requireHeads(graph, rows);
            }
            return new RevisionInfos(graph, rows, new AppliedTimes(project).of(database))
                    .of(rows.ids().stream().map(graph::get).toList());
        }
    }
}
