package dev.limbeck.command.project;

import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Describes revision files for the user. */
public final class RevisionDescriber {
    private final RevisionGraph graph;
    private final VersionRows current;
    private final Map<String, Instant> applied;

    /** Creates the describer without the times at which revisions were applied. */
    public RevisionDescriber(RevisionGraph graph, VersionRows current) {
        this(graph, current, Map.of());
    }

    /**
     * Creates a describer for the given history; {@code applied} contains the times at which revisions were applied, by
     * id.
     */
    public RevisionDescriber(RevisionGraph graph, VersionRows current, Map<String, Instant> applied) {
        this.graph = graph;
        this.current = current;
        this.applied = Map.copyOf(applied);
    }

    /** {@return the descriptions of the revisions, in the same order} */
    public List<RevisionInfo> describe(List<RevisionFile> files) {
        return files.stream().map(this::describe).toList();
    }

    /** {@return the description of the revision} */
    public RevisionInfo describe(RevisionFile file) {
        String id = file.id();
        return new RevisionInfo(
                id,
                file.downRevisions(),
                file.branchLabels(),
                file.dependsOn(),
                file.message(),
                file.created(),
                file.source(),
                new RevisionInfo.Marks(
                        graph.isHead(id), current.ids().contains(id), graph.isBranchPoint(id), graph.isMergePoint(id)),
                ids(graph.children(id)),
                graph.labels(id).stream().sorted().toList(),
                ids(graph.dependents(id)),
                applied.get(id));
    }

    private static List<String> ids(List<RevisionFile> files) {
        return files.stream().map(RevisionFile::id).toList();
    }
}
