package dev.limbeck.command;

import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.util.List;

/** Lists the branch points: the revisions that are followed by more than one revision. Opens no database. */
public final class Branches {
    private final Project project;

    /** Creates the command for the given project. */
    public Branches(Project project) {
        this.project = project;
    }

    /**
     * A revision that is followed by more than one revision.
     *
     * @param point the revision
     * @param next the revisions that follow it
     */
    public record Branching(RevisionInfo point, List<RevisionInfo> next) {
        /** Copies the list. */
        public Branching {
            next = List.copyOf(next);
        }
    }

    /** {@return the branch points, newest first} */
    public List<Branching> run() {
        RevisionGraph graph = project.graph();
        RevisionDescriber infos = new RevisionDescriber(graph, VersionRows.NONE);
        return graph.branchPoints().stream()
                .map(point -> new Branching(infos.describe(point), infos.describe(graph.children(point.id()))))
                .toList();
    }
}
