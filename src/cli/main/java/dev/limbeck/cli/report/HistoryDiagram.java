package dev.limbeck.cli.report;

import dev.limbeck.result.RevisionInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a history as a Mermaid flowchart (mermaid.js.org), with the oldest revision at the bottom and dotted lines for
 * dependencies.
 */
final class HistoryDiagram {
    private HistoryDiagram() {}

    /** {@return the lines of the diagram} */
    static List<String> lines(List<RevisionInfo> revisions) {
        Map<String, String> nodes = new HashMap<>();
        List<String> lines = new ArrayList<>(List.of("flowchart BT"));
        for (int at = revisions.size() - 1; at >= 0; at--) {
            RevisionInfo revision = revisions.get(at);
            String node = "r" + nodes.size();
            nodes.put(revision.id(), node);
            revision.branchLabels().forEach(label -> nodes.putIfAbsent(label, node));
            lines.add("    " + node + "[\"" + text(revision) + "\"]");
        }
        for (int at = revisions.size() - 1; at >= 0; at--) {
            RevisionInfo revision = revisions.get(at);
            edges(lines, nodes, revision.downRevisions(), " --> ", revision);
            edges(lines, nodes, revision.dependsOn(), " -.-> ", revision);
        }
        revisions.stream()
                .filter(revision -> revision.marks().current())
                .forEach(revision -> lines.add("    style " + nodes.get(revision.id()) + " stroke-width:4px"));
        return lines;
    }

    private static void edges(
            List<String> lines, Map<String, String> nodes, List<String> from, String arrow, RevisionInfo to) {
        from.stream()
                .filter(nodes::containsKey)
                .forEach(id -> lines.add("    " + nodes.get(id) + arrow + nodes.get(to.id())));
    }

    private static String text(RevisionInfo revision) {
        String labels =
                revision.branchLabels().isEmpty() ? "" : " (" + String.join(", ", revision.branchLabels()) + ")";
        String message = revision.message().lines().findFirst().orElse("");
        return escaped(revision.id() + labels) + (message.isEmpty() ? "" : "<br>" + escaped(message));
    }

    /** Escapes the text with Mermaid's entity codes, which start with a number sign. */
    private static String escaped(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("`", "#96;");
    }
}
