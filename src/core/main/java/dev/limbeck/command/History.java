package dev.limbeck.command;

import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Lists the revisions, newest first. Opens the database only to mark the current ones. */
public final class History {
    private final Project project;

    /** The history of that project. */
    public History(Project project) {
        this.project = project;
    }

    /**
     * {@return the revisions, newest first}
     *
     * @param indicateCurrent whether the database is asked which of them it is at
     */
    public List<RevisionInfo> run(boolean indicateCurrent) {
        VersionRows rows = indicateCurrent ? current() : VersionRows.NONE;
        return new RevisionInfos(project.graph(), rows).of(project.graph().revisions());
    }

    private VersionRows current() {
        try (Database database = project.database(Access.READ)) {
            return project.rows(database);
        }
    }
}
