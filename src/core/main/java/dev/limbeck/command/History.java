package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionRange;
import dev.limbeck.revision.VersionRows;
import java.util.List;
import java.util.Map;

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
        return run(indicateCurrent, false, range);
    }

    /**
     * {@return the revisions of a range with both its ends, newest first}
     *
     * @param indicateCurrent whether the database is asked which of them it is at; it is, too, when the range says
     *     {@code current}
     * @param times whether the log table, where the settings name one, is asked when each was applied
     * @throws dev.limbeck.revision.RevisionException if an end of the range cannot be resolved, or the lower is not below
     *     the upper
     */
    public List<RevisionInfo> run(boolean indicateCurrent, boolean times, RevisionRange range) {
        RevisionGraph graph = project.graph();
        AppliedTimes log = new AppliedTimes(project);
        boolean asksTimes = times && log.canBeAsked();
        boolean asksRows = indicateCurrent || range.toString().contains("current");
        if (!asksRows && !asksTimes) {
            return new RevisionInfos(graph, VersionRows.NONE).of(revisions(graph, range, VersionRows.NONE));
        }
        try (Database database = project.database(Access.READ)) {
            VersionRows rows = asksRows ? project.rows(database) : VersionRows.NONE;
            return new RevisionInfos(graph, rows, asksTimes ? log.of(database) : Map.of())
                    .of(revisions(graph, range, rows));
        }
    }

    private static List<RevisionFile> revisions(RevisionGraph graph, RevisionRange range, VersionRows rows) {
        return range.equals(RevisionRange.ALL) ? graph.revisions() : range.in(graph, rows);
    }
}
