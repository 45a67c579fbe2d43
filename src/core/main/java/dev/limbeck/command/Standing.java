package dev.limbeck.command;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Where a database stands in the history. */
final class Standing {

    private Standing() {}

    /** Refuses a database that is at a revision no file has. */
    static void requireKnown(RevisionGraph graph, VersionRows rows) {
        for (String id : rows.ids()) {
            if (graph.find(id).isEmpty()) {
                throw new CommandException("The database is at revision " + id
                        + ", which no revision file has. Perhaps it was written on another branch: fetch that file, or"
                        + " look whether revisions.locations and database.url belong together.");
            }
        }
    }

    /** Refuses several heads. */
    static void requireOneHead(RevisionGraph graph) {
        List<String> heads = graph.heads().stream().map(RevisionFile::id).toList();
        if (heads.size() > 1) {
            throw new CommandException("The history has " + heads.size() + " heads: " + String.join(", ", heads)
                    + ". Two people wrote a revision at the same time. Give the one that is not shared yet the other's id"
                    + " as its downRevision.");
        }
    }

    /** Refuses several heads, and a database that is not at the only one. */
    static void requireHead(RevisionGraph graph, VersionRows rows) {
        requireKnown(graph, rows);
        requireOneHead(graph);
        List<String> heads = graph.heads().stream().map(RevisionFile::id).toList();
        if (!VersionRows.of(heads).equals(rows)) {
            throw new NotAtHeadException("The database is at " + rows + ", and the head is " + String.join(", ", heads)
                    + ". Run `limbeck upgrade head` first.");
        }
    }
}
