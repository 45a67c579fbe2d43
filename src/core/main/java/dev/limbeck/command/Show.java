package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.VersionRows;

/** Shows one revision. */
public final class Show {
    private final Project project;

    /** The revisions of that project. */
    public Show(Project project) {
        this.project = project;
    }

    /**
     * {@return the revision of that name: an id, the beginning of one, {@code head}, {@code current}…}
     *
     * @throws dev.limbeck.revision.RevisionException if there is none, or more than one
     */
    public RevisionInfo run(String name) {
        VersionRows rows = VersionRows.NONE;
        if (name.contains("current") || name.startsWith("+") || name.startsWith("-")) {
            try (Database database = project.database(Access.READ)) {
                rows = project.rows(database);
            }
        }
        return new RevisionInfos(project.graph(), rows)
                .of(project.graph().resolver(rows).one(name));
    }
}
