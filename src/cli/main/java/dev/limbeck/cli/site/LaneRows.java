package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.revision.graph.RevisionLanes;
import dev.limbeck.revision.graph.RevisionLanes.Edge;
import dev.limbeck.revision.graph.RevisionLanes.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the lanes of a history. Each row has its own picture, which is as tall as the text of the row. */
final class LaneRows {
    private static final int DISTANCE = 16;
    private static final int COLORS = 6;

    private final RevisionLanes lanes;
    /** The edges that are visible in each row. */
    private final List<List<Edge>> visible = new ArrayList<>();

    LaneRows(List<RevisionInfo> revisions) {
        Map<String, String> labeled = new HashMap<>();
        revisions.forEach(revision -> revision.branchLabels().forEach(label -> labeled.put(label, revision.id())));
        lanes = RevisionLanes.of(revisions.stream()
                .map(revision -> new Entry(
                        revision.id(),
                        revision.downRevisions(),
                        revision.dependsOn().stream()
                                .map(name -> labeled.getOrDefault(name, name))
                                .toList()))
                .toList());
        revisions.forEach(revision -> visible.add(new ArrayList<>()));
        for (Edge edge : lanes.edges()) {
            for (int row = edge.from(); row <= edge.to(); row++) {
                visible.get(row).add(edge);
            }
        }
    }

    /** Writes the picture of a row, with a dot in its middle. */
    void write(HtmlWriter html, int row) {
        open(html);
        int lane = lanes.rows().get(row).lane();
        for (Edge edge : visible.get(row)) {
            line(html, edge, path(edge, row, lane));
        }
        String dot = "M" + x(lane) + " 50h.01";
        html.empty("path", "class", "dot c" + lane % COLORS, "vector-effect", "non-scaling-stroke", "d", dot);
        html.close();
    }

    /** Writes the lines that lead from one row to the next, beside the additional text of a row. */
    void writeBelow(HtmlWriter html, int row) {
        open(html);
        for (Edge edge : visible.get(row)) {
            if (row < edge.to()) {
                line(html, edge, "M" + x(edge.lane()) + " -1V101");
            }
        }
        html.close();
    }

    private static void line(HtmlWriter html, Edge edge, String path) {
        String style = "lane c" + edge.lane() % COLORS + (edge.dependency() ? " dependency" : "");
        html.empty("path", "class", style, "vector-effect", "non-scaling-stroke", "d", path);
    }

    private void open(HtmlWriter html) {
        String width = String.valueOf(lanes.width() * DISTANCE);
        html.open(
                "svg",
                "class",
                "lanes",
                "width",
                width,
                "viewBox",
                "0 0 " + width + " 100",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true");
    }

    private static String path(Edge edge, int row, int lane) {
        if (row == edge.from()) {
            return edge.lane() == lane
                    ? "M" + x(lane) + " 50V101"
                    : "M" + x(lane) + " 50C" + x(edge.lane()) + " 50 " + x(edge.lane()) + " 60 " + x(edge.lane())
                            + " 101";
        }
        if (row < edge.to()) {
            return "M" + x(edge.lane()) + " -1V101";
        }
        return edge.lane() == lane
                ? "M" + x(lane) + " -1V50"
                : "M" + x(edge.lane()) + " -1C" + x(edge.lane()) + " 40 " + x(edge.lane()) + " 50 " + x(lane) + " 50";
    }

    private static int x(int lane) {
        return lane * DISTANCE + DISTANCE / 2;
    }
}
