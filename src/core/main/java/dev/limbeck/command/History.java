package dev.limbeck.command;

import dev.limbeck.command.project.AppliedTimes;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.RevisionRange;
import java.util.List;
import java.util.Map;

/** Lists the revisions, newest first. Opens the database only to mark the current revisions. */
public final class History {
    private final Project project;

    /** Creates the command for the given project. */
    public History(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions, newest first}
     *
     * @param indicateCurrent whether the current revisions are read from the database
     */
    public List<RevisionInfo> run(boolean indicateCurrent) {
        return run(indicateCurrent, RevisionRange.ALL);
    }

    /**
     * {@return the revisions, newest first, with the current ones marked, and with the times from the log table if
     * there is one}
     */
    public List<RevisionInfo> runWithTimes() {
        return run(true, true, RevisionRange.ALL);
    }

    /**
     * {@return the revisions of a range, including both of its ends, newest first}
     *
     * @param indicateCurrent whether the current revisions are read from the database; they are always read if the
     *     range contains {@code current}
     * @throws dev.limbeck.revision.RevisionException if an end of the range cannot be resolved, or its lower end is not
     *     below its upper end
     */
    public List<RevisionInfo> run(boolean indicateCurrent, RevisionRange range) {
        return run(indicateCurrent, false, range);
    }

    /**
     * {@return the revisions of a range, including both of its ends, newest first}
     *
     * @param indicateCurrent whether the current revisions are read from the database; they are always read if the
     *     range contains {@code current}
     * @param times whether the time at which each revision was applied is read from the log table, if the settings
     *     specify a log table
     * @throws dev.limbeck.revision.RevisionException if an end of the range cannot be resolved, or its lower end is not
     *     below its upper end
     */
    public List<RevisionInfo> run(boolean indicateCurrent, boolean times, RevisionRange range) {
        RevisionGraph graph = project.graph();
        AppliedTimes log = new AppliedTimes(project);
        boolean readsTimes = times && log.isAvailable();
        boolean readsRows = indicateCurrent || range.toString().contains("current");
        if (!readsRows && !readsTimes) {
            return new RevisionDescriber(graph, VersionRows.NONE).describe(revisions(graph, range, VersionRows.NONE));
        }
        try (Database database = project.openDatabase(Access.READ)) {
            VersionRows rows = readsRows ? project.readVersionRows(database) : VersionRows.NONE;
            return new RevisionDescriber(graph, rows, readsTimes ? log.read(database) : Map.of())
                    .describe(revisions(graph, range, rows));
        }
    }

    private static List<RevisionFile> revisions(RevisionGraph graph, RevisionRange range, VersionRows rows) {
        return range.isAll() ? graph.revisions() : range.revisions(graph, rows);
    }
}
