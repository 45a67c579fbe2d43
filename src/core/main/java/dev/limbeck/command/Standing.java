package dev.limbeck.command;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.SeveralHeads;
import dev.limbeck.revision.UpgradePath;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Where a database stands in the history. */
final class Standing {

    private Standing() {}

    /** Refuses a database that is at a revision no file has. */
    static void requireKnown(RevisionGraph graph, VersionRows rows) {
        for (String id : rows.ids()) {
            if (graph.find(id).isEmpty()) {
                Squashed.into(graph, id).ifPresent(squashed -> {
                    throw new CommandException("The database is at revision " + id + ", which was squashed into "
                            + squashed.title() + ". Bring it to " + squashed.id()
                            + " with the old files first: check out the sources from before the squash, run `limbeck"
                            + " upgrade " + squashed.id() + "`, and come back.");
                });
                throw new CommandException("The database is at revision " + id
                        + ", which no revision file has. Perhaps it was written on another branch: fetch that file, or"
                        + " look whether revisions.locations and database.url belong together. Where neither helps,"
                        + " `limbeck stamp --purge REVISION` says where the database really is.");
            }
        }
    }

    /** Refuses a database that some revision still waits for; with several heads it must be at all of them. */
    static void requireHeads(RevisionGraph graph, VersionRows rows) {
        requireKnown(graph, rows);
        if (UpgradePath.to(graph, rows, "heads").isEmpty()) {
            return;
        }
        List<String> heads =
                graph.effectiveHeads().stream().map(RevisionFile::id).toList();
        boolean several = heads.size() > 1;
        String advice = several ? "heads are " : "head is ";
        throw new NotAtHeadException("The database is at " + rows + ", and the " + advice + String.join(", ", heads)
                + ". Run `limbeck upgrade " + (several ? "heads" : "head") + "` first."
                + SeveralHeads.unmeant(graph).map(text -> "\n" + text).orElse(""));
    }
}
