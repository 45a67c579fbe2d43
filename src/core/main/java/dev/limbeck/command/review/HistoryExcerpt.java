package dev.limbeck.command.review;

import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The part of the history around a revision, for a reviewer. */
public final class HistoryExcerpt {
    /** The number of earlier revisions that are shown. */
    private static final int LENGTH = 8;

    private final RevisionGraph graph;
    private final RevisionDescriber infos;

    /** Creates an excerpt of the given history. */
    public HistoryExcerpt(RevisionGraph graph) {
        this(graph, VersionRows.NONE);
    }

    /** Creates an excerpt of the given history, in which the given revisions of the database are marked as current. */
    public HistoryExcerpt(RevisionGraph graph, VersionRows current) {
        this.graph = graph;
        this.infos = new RevisionDescriber(graph, current);
    }

    /**
     * {@return a new revision, which is not in the history yet, and the revisions before it, which are no longer heads}
     */
    public List<RevisionInfo> of(RevisionInfo revision) {
        List<RevisionInfo> all = new ArrayList<>(List.of(revision));
        for (RevisionInfo each : before(revision.downRevisions())) {
            all.add(revision.downRevisions().contains(each.id()) ? withoutHead(each) : each);
        }
        return all;
    }

    private static RevisionInfo withoutHead(RevisionInfo revision) {
        RevisionInfo.Marks marks = revision.marks();
        return new RevisionInfo(
                revision.id(),
                revision.downRevisions(),
                revision.branchLabels(),
                revision.dependsOn(),
                revision.message(),
                revision.created(),
                revision.path(),
                new RevisionInfo.Marks(false, marks.current(), marks.branchPoint(), marks.mergePoint()),
                revision.nextRevisions(),
                revision.branches(),
                revision.dependents(),
                revision.applied());
    }

    /** {@return the heads and the revisions before them} */
    public List<RevisionInfo> ofHeads() {
        return before(graph.heads().stream().map(RevisionFile::id).toList());
    }

    private List<RevisionInfo> before(Collection<String> ids) {
        Set<String> found = new LinkedHashSet<>(ids);
        List<String> queue = new ArrayList<>(found);
        for (int i = 0; i < queue.size() && found.size() < LENGTH; i++) {
            graph.parents(queue.get(i)).stream().map(RevisionFile::id).forEach(id -> {
                if (found.add(id)) {
                    queue.add(id);
                }
            });
        }
        return found.stream().map(id -> infos.describe(graph.get(id))).toList();
    }
}
