package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.run.ScriptGenerator;
import dev.limbeck.command.run.VersionTableWrite;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.util.List;

/** Records that the database is at the given revisions, without running any revision. */
public final class Stamp {
    private final Project project;

    /** Creates the command for the given project. */
    public Stamp(Project project) {
        this.project = project;
    }

    /**
     * {@return the recorded revisions before and after the stamp} Creates the version table if it is missing.
     *
     * @param targets names of revisions: one for each branch; {@code base} removes all rows of the version table
     * @param purge whether all rows of the version table are removed first, including rows of revisions that have no
     *     file
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one of the revisions is an
     *     ancestor of another
     * @throws CommandException if {@code purge} is false and the database is at a revision that has no file
     */
    public StampResult run(List<String> targets, boolean purge) {
        RevisionGraph graph = project.graph();
        VersionTableWrite.Outcome<dev.limbeck.revision.graph.StampPlan> done = new VersionTableWrite(project)
                .run("The version table could not be written", database -> {
                    VersionTable versions = project.versionTable(database.dialect());
                    IncompleteRevisions.requireNone(project, database);
                    VersionRows rows = project.readVersionRows(database);
                    if (!purge) {
                        DatabasePosition.requireKnown(graph, rows);
                    }
                    dev.limbeck.revision.graph.StampPlan stamp = purge
                            ? dev.limbeck.revision.graph.StampPlan.createPurged(graph, rows, targets)
                            : dev.limbeck.revision.graph.StampPlan.create(graph, rows, targets);
                    versions.requireFits(stamp.after().ids().stream());
                    versions.change(database.connection(), stamp.changes());
                    return stamp;
                });
        return new StampResult(
                done.value().before().ids(),
                done.value().after().ids(),
                done.created().orElse(null));
    }

    /**
     * {@return a script for the database's own shell that records the revisions; nothing is changed}
     *
     * @param targets names of revisions, or one range {@code from:to}, for which no database is opened
     * @param oldest the oldest database version that the script must support
     * @throws dev.limbeck.revision.RevisionException if a name cannot be resolved, or one of the revisions is an
     *     ancestor of another
     */
    public ScriptResult script(List<String> targets, String oldest) {
        RevisionGraph graph = project.graph();
        ScriptGenerator scripting = new ScriptGenerator(project, RunListener.SILENT, oldest);
        if (targets.stream().anyMatch(target -> target.contains(":"))) {
            if (targets.size() > 1) {
                throw new CommandException(
                        "`limbeck stamp --sql` takes either one range or revision names without a colon.");
            }
            int colon = targets.get(0).indexOf(':');
            VersionRows from = rows(graph, targets.get(0).substring(0, colon));
            List<String> to = List.of(targets.get(0).substring(colon + 1));
            return scripting.stamp(
                    "No database was read: the script begins at " + from,
                    from,
                    dev.limbeck.revision.graph.StampPlan.create(graph, from, to).changes());
        }
        VersionRows rows = VersionRows.NONE;
        if (scripting.readsDatabase()) {
            try (Database database = project.openDatabase(Access.READ)) {
                IncompleteRevisions.requireNone(project, database);
                rows = project.readVersionRows(database);
                DatabasePosition.requireKnown(graph, rows);
            }
        }
        String where = scripting.readsDatabase()
                ? "The script begins at " + rows + ", the current revision of the database"
                : "There is no database yet: the script begins at base";
        return scripting.stamp(
                where,
                rows,
                dev.limbeck.revision.graph.StampPlan.create(graph, rows, targets)
                        .changes());
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
