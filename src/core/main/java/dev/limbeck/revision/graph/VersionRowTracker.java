package dev.limbeck.revision.graph;

import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Computes the changes to the version table for each step of a path, so that after each step the table contains the
 * applied heads.
 */
final class VersionRowTracker {
    private VersionRows rows;
    private final RevisionGraph graph;
    private final List<RevisionStep> steps = new ArrayList<>();

    VersionRowTracker(RevisionGraph graph, VersionRows rows) {
        this.graph = graph;
        this.rows = rows;
    }

    /** Adds a step that applies a revision: the row of the revision replaces the rows of all revisions below it. */
    void upgrade(Node node) {
        List<String> contained = node.below.stream()
                .map(Node::id)
                .filter(rows.ids()::contains)
                .collect(Collectors.toCollection(ArrayList::new));
        if (contained.size() < rows.ids().size()) {
            graph.nodesOf(rows.ids()).stream()
                    .filter(row -> !node.below.contains(row) && node.contains(row))
                    .forEach(row -> contained.add(row.id()));
        }
        List<RowChange> changes = new ArrayList<>();
        if (contained.isEmpty()) {
            changes.add(new RowChange.Insert(node.id()));
        } else {
            int last = contained.size() - 1;
            contained.subList(0, last).forEach(id -> changes.add(new RowChange.Delete(id)));
            changes.add(new RowChange.Update(contained.get(last), node.id()));
        }
        add(node, Direction.UPGRADE, changes);
    }

    /**
     * Adds a step that reverts a revision: rows are added for the revisions directly below this revision, except for
     * ancestors of a revision that has a row.
     */
    void downgrade(Node node) {
        List<Node> others =
                graph.nodesOf(rows.ids()).stream().filter(row -> row != node).toList();
        List<String> freed = node.below.stream()
                .filter(below -> others.stream().noneMatch(row -> row == below || row.contains(below)))
                .map(Node::id)
                .toList();
        List<RowChange> changes = new ArrayList<>();
        if (freed.isEmpty()) {
            changes.add(new RowChange.Delete(node.id()));
        } else {
            int last = freed.size() - 1;
            freed.subList(0, last).forEach(id -> changes.add(new RowChange.Insert(id)));
            changes.add(new RowChange.Update(node.id(), freed.get(last)));
        }
        add(node, Direction.DOWNGRADE, changes);
    }

    private void add(Node node, Direction direction, List<RowChange> changes) {
        VersionRows after = rows.apply(changes);
        steps.add(new RevisionStep(node.file, direction, changes, rows, after));
        rows = after;
    }

    List<RevisionStep> steps() {
        return List.copyOf(steps);
    }
}
