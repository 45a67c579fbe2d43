package dev.limbeck.command;

import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Shows one revision, or several if the name refers to several. */
public final class Show {
    private final Project project;

    /** Creates the command for the given project. */
    public Show(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions that the name refers to, of which there is at least one} The database is read only if the
     * name refers to the current revisions.
     *
     * @param name an id or its beginning, {@code head}, {@code heads}, {@code current}, {@code +1} and so on
     * @throws RevisionException if no revision has the name, or the name is ambiguous
     */
    public List<RevisionInfo> run(String name) {
        VersionRows rows = VersionRows.NONE;
        if (name.contains("current") || name.contains("@+") || name.contains("@-") || name.matches("[+-].*")) {
            try (Database database = project.openDatabase(Access.READ)) {
                rows = project.readVersionRows(database);
            }
        }
        List<RevisionFile> found = project.graph().resolver(rows).resolve(name);
        if (found.isEmpty()) {
            found = List.of(project.graph().resolver(rows).resolveOne(name));
        }
        return new RevisionDescriber(project.graph(), rows).describe(found);
    }
}
