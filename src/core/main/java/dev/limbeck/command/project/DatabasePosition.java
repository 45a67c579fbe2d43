package dev.limbeck.command.project;

import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.MultipleHeads;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.List;

/** Checks which revisions of the history a database is at. */
public final class DatabasePosition {

    private DatabasePosition() {}

    /** Rejects a database if one of its current revisions has no file. */
    public static void requireKnown(RevisionGraph graph, VersionRows rows) {
        for (String id : rows.ids()) {
            if (graph.find(id).isEmpty()) {
                SquashNote.findReplacement(graph, id).ifPresent(squashed -> {
                    throw new UnknownRevisionException("The database is at revision " + id
                            + ", which was squashed into "
                            + squashed.title() + ". Upgrade it to " + squashed.id() + " with the old files first:"
                            + " check out the sources from before the squash, run `limbeck upgrade " + squashed.id()
                            + "`, and return to the current sources.");
                });
                throw new UnknownRevisionException("The database is at revision " + id
                        + ", which has no revision file. It may have been written on another branch: fetch that"
                        + " file, or check that revisions.locations and database.url belong to the same project. As a"
                        + " last resort, `limbeck stamp --purge REVISION` records the revision that the schema of the"
                        + " database corresponds to.");
            }
        }
    }

    private static String missing(Database database) {
        return database.wasMissing()
                ? database.file()
                        .map(file -> "\nThere is no database " + file + ": check database.url first.")
                        .orElse("")
                : "";
    }

    /** Rejects a database with pending revisions; if there are several heads, the database must be at all of them. */
    public static void requireHeads(RevisionGraph graph, VersionRows rows, Database database) {
        requireKnown(graph, rows);
        if (UpgradePath.findSteps(graph, rows, "heads").isEmpty()) {
            return;
        }
        List<String> heads =
                graph.effectiveHeads().stream().map(RevisionFile::id).toList();
        boolean several = heads.size() > 1;
        String advice = several ? "heads are " : "head is ";
        throw new NotAtHeadException("The database is at " + rows + ", and the " + advice + String.join(", ", heads)
                + ". Run `limbeck upgrade " + (several ? "heads" : "head") + "` first."
                + missing(database)
                + MultipleHeads.describeUnintended(graph)
                        .map(text -> "\n" + text)
                        .orElse(""));
    }
}
