package dev.limbeck.command;

import dev.limbeck.revision.VersionRows;
import java.util.List;

/** Lists the revisions that nothing follows. Opens no database. */
public final class Heads {
    private final Project project;

    /** The heads of that project. */
    public Heads(Project project) {
        this.project = project;
    }

    /** {@return the heads} */
    public List<RevisionInfo> run() {
        return new RevisionInfos(project.graph(), VersionRows.NONE)
                .of(project.graph().heads());
    }
}
