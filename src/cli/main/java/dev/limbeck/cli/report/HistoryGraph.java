package dev.limbeck.cli.report;

import dev.limbeck.result.RevisionInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws a history with its branches, newest first. Each branch has a column, which can be reused after the branch ends.
 */
final class HistoryGraph {
    private final Function<RevisionInfo, String> label;
    /** The next revision in each column; null for a free column. */
    private final List<@Nullable String> columns = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private HistoryGraph(Function<RevisionInfo, String> label) {
        this.label = label;
    }

    /** {@return the lines of the drawing, with a label for each revision} */
    static List<String> draw(List<RevisionInfo> revisions, Function<RevisionInfo, String> label) {
        HistoryGraph graph = new HistoryGraph(label);
        revisions.forEach(revision -> graph.known.add(revision.id()));
        revisions.forEach(graph::add);
        return graph.lines;
    }

    private void add(RevisionInfo revision) {
        int here = columns.indexOf(revision.id());
        if (here < 0) {
            here = free();
        }
        List<Integer> joining = new ArrayList<>();
        for (int column = here + 1; column < columns.size(); column++) {
            if (revision.id().equals(columns.get(column))) {
                joining.add(column);
            }
        }
        if (!joining.isEmpty()) {
            lines.add(curve(here, joining, '╯', '┴'));
            joining.forEach(column -> columns.set(column, null));
        }
        columns.set(here, revision.id());
        lines.add(row(here) + label.apply(revision));
        continueColumn(revision, here);
    }

    /** Continues the column to the first down revision and opens a column for each additional down revision. */
    private void continueColumn(RevisionInfo revision, int here) {
        List<String> before =
                revision.downRevisions().stream().filter(known::contains).toList();
        columns.set(here, before.isEmpty() ? null : before.get(0));
        List<Integer> opening = new ArrayList<>();
        for (int parent = 1; parent < before.size(); parent++) {
            int column = free(here + 1);
            columns.set(column, before.get(parent));
            opening.add(column);
        }
        if (!opening.isEmpty()) {
            lines.add(curve(here, opening, '╮', '┬'));
        }
    }

    private int free() {
        return free(0);
    }

    private int free(int from) {
        for (int column = from; column < columns.size(); column++) {
            if (columns.get(column) == null) {
                return column;
            }
        }
        columns.add(null);
        return columns.size() - 1;
    }

    private String row(int here) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            row.append(column == here ? '*' : columns.get(column) == null ? ' ' : '│')
                    .append(' ');
        }
        return row.toString().stripTrailing() + " ";
    }

    /** {@return a line that connects a column with other columns to its right} */
    private String curve(int from, List<Integer> to, char last, char between) {
        int end = to.get(to.size() - 1);
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            boolean used = columns.get(column) != null;
            boolean under = column > from && column < end;
            char mark = used ? '│' : ' ';
            if (column == from) {
                mark = '├';
            } else if (column == end) {
                mark = last;
            } else if (under) {
                mark = to.contains(column) ? between : used ? '┼' : '─';
            }
            line.append(mark).append(column >= from && column < end ? '─' : ' ');
        }
        return line.toString().stripTrailing();
    }
}
