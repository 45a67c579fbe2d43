package dev.limbeck.command;

import dev.limbeck.execute.VersionTable;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Says that the database is at other revisions, and runs none. */
public final class Stamp {
    private final Project project;

    /** For that project. */
    public Stamp(Project project) {
        this.project = project;
    }

    /**
     * {@return where the database was, and where it is now}. The version table is created if it is missing.
     *
     * @param targets names of revisions: one for each branch; {@code base} takes all rows away
     * @param purge whether every row goes first, also those that no revision file has
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one revision contains another
     * @throws CommandException if the database is at a revision that no file has, without {@code purge}
     */
    public StampResult run(List<String> targets, boolean purge) {
        RevisionGraph graph = project.graph();
        Writing.Done<dev.limbeck.revision.Stamp> done = new Writing(project)
                .run("The version table could not be written", database -> {
                    VersionTable versions = project.versions(database.dialect());
                    VersionRows rows = project.rows(database);
                    if (!purge) {
                        Standing.requireKnown(graph, rows);
                    }
                    dev.limbeck.revision.Stamp stamp = purge
                            ? dev.limbeck.revision.Stamp.purged(graph, rows, targets)
                            : dev.limbeck.revision.Stamp.at(graph, rows, targets);
                    versions.change(database.connection(), stamp.changes());
                    return stamp;
                });
        return new StampResult(
                done.value().before().ids(),
                done.value().after().ids(),
                done.created().orElse(null));
    }
}
