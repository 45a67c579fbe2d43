package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.revision.RevisionFile;
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

    /**
     * {@return the same as a script for the database's own shell; nothing is changed}
     *
     * @param targets names of revisions, or one range {@code from:to}, for which no database is opened
     * @param oldest the oldest version of the database that may run the script
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one revision contains another
     */
    public ScriptResult script(List<String> targets, String oldest) {
        RevisionGraph graph = project.graph();
        Scripting scripting = new Scripting(project, RunListener.SILENT, oldest);
        if (targets.stream().anyMatch(target -> target.contains(":"))) {
            if (targets.size() > 1) {
                throw new CommandException("A stamp as a script takes one range, or revisions without a colon.");
            }
            int colon = targets.get(0).indexOf(':');
            VersionRows from = rows(graph, targets.get(0).substring(0, colon));
            List<String> to = List.of(targets.get(0).substring(colon + 1));
            return scripting.stamp(
                    "No database was looked at: it begins at " + from,
                    from,
                    dev.limbeck.revision.Stamp.at(graph, from, to).changes());
        }
        VersionRows rows = VersionRows.NONE;
        if (scripting.asksDatabase()) {
            try (Database database = project.database(Access.READ)) {
                rows = project.rows(database);
                Standing.requireKnown(graph, rows);
            }
        }
        String where = scripting.asksDatabase()
                ? "It begins at " + rows + ", where the database is now"
                : "There is no database yet: it begins at base";
        return scripting.stamp(
                where, rows, dev.limbeck.revision.Stamp.at(graph, rows, targets).changes());
    }

    private static VersionRows rows(RevisionGraph graph, String name) {
        return VersionRows.of(
                name.isBlank() || name.equals("base")
                        ? List.of()
                        : graph.resolver().resolve(name.strip()).stream()
                                .map(RevisionFile::id)
                                .toList());
    }
}
