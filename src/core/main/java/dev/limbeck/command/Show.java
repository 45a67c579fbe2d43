package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Shows one revision, or those of a name that stands for several. */
public final class Show {
    private final Project project;

    /** The revisions of that project. */
    public Show(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions of that name, at least one: an id, the beginning of one, {@code head}, {@code heads},
     * {@code current}, {@code +1}…} Only {@code current} and steps from it ask the database.
     *
     * @throws RevisionException if there is none, or the name does not say which
     */
    public List<RevisionInfo> run(String name) {
        VersionRows rows = VersionRows.NONE;
        if (name.contains("current") || name.contains("@+") || name.contains("@-") || name.matches("[+-].*")) {
            try (Database database = project.database(Access.READ)) {
                rows = project.rows(database);
            }
        }
        List<RevisionFile> found = project.graph().resolver(rows).resolve(name);
        if (found.isEmpty()) {
            found = List.of(project.graph().resolver(rows).one(name));
        }
        return new RevisionInfos(project.graph(), rows).of(found);
    }
}
