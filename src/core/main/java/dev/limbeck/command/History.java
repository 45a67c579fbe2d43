package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionRange;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Lists the revisions, newest first. Opens the database only to mark the current ones. */
public final class History {
    private final Project project;

    /** The history of that project. */
    public History(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions, newest first}
     *
     * @param indicateCurrent whether the database is asked which of them it is at
     */
    public List<RevisionInfo> run(boolean indicateCurrent) {
        return run(indicateCurrent, RevisionRange.ALL);
    }

    /**
     * {@return the revisions of a range with both its ends, newest first}
     *
     * @param indicateCurrent whether the database is asked which of them it is at; it is, too, when the range says
     *     {@code current}
     * @throws dev.limbeck.revision.RevisionException if an end of the range cannot be resolved, or the lower is not below
     *     the upper
     */
    public List<RevisionInfo> run(boolean indicateCurrent, RevisionRange range) {
        RevisionGraph graph = project.graph();
        boolean asks = indicateCurrent || range.toString().contains("current");
        VersionRows rows = asks ? current() : VersionRows.NONE;
        return new RevisionInfos(graph, rows)
                .of(range.equals(RevisionRange.ALL) ? graph.revisions() : range.in(graph, rows));
    }

    private VersionRows current() {
        try (Database database = project.database(Access.READ)) {
            return project.rows(database);
        }
    }
}
