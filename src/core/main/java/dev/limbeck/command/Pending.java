package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.List;

/** Lists the revisions that an upgrade would apply. Changes and compiles nothing. */
public final class Pending {
    private final Project project;

    /** Creates the command for the given project. */
    public Pending(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions between the database and the target, in the order in which they would be applied}
     *
     * @param target the revision to upgrade to, for instance {@code heads}
     * @throws CommandException if the database is at a revision that has no file
     */
    public List<RevisionInfo> run(String target) {
        try (Database database = project.openDatabase(Access.READ)) {
            VersionRows rows = project.readVersionRows(database);
            DatabasePosition.requireKnown(project.graph(), rows);
            return new RevisionDescriber(project.graph(), rows)
                    .describe(UpgradePath.findSteps(project.graph(), rows, target).stream()
                            .map(RevisionStep::revision)
                            .toList());
        }
    }
}
