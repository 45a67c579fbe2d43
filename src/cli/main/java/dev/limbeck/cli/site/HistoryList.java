package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.result.RevisionInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes revisions as a list, with the branches drawn as lanes. */
final class HistoryList {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<RevisionInfo> revisions;
    private final Map<String, List<String>> changes;
    private final Set<String> ids = new HashSet<>();

    /** Creates a list of the given revisions, newest first, with the known changes of each revision. */
    HistoryList(List<RevisionInfo> revisions, Map<String, List<String>> changes) {
        this.revisions = revisions;
        this.changes = new HashMap<>(changes);
        revisions.forEach(revision -> ids.add(revision.id()));
    }

    /** {@return the HTML id of a revision in its page} */
    static String anchor(String revision) {
        return "revision-" + revision;
    }

    void write(HtmlWriter html) {
        LaneRows lanes = new LaneRows(revisions);
        html.open("ol", "class", "plain history card");
        for (int i = 0; i < revisions.size(); i++) {
            int row = i;
            RevisionInfo revision = revisions.get(row);
            html.open("li", "id", anchor(revision.id()));
            lanes.write(html, row);
            html.open("div", "class", "entry");
            headLine(html, revision);
            order(html, revision);
            html.close();
            changes(html, revision, () -> lanes.writeBelow(html, row));
            html.closeLine();
        }
        html.close();
    }

    private static void headLine(HtmlWriter html, RevisionInfo revision) {
        String message = revision.message().lines().findFirst().orElse("");
        html.open("p", "class", "headline");
        html.element("bdi", message.isEmpty() ? "(no message)" : message, "class", "message");
        html.text(" ");
        mark(html, revision.marks().head(), "head", "new");
        mark(html, revision.marks().current(), "current", "renamed");
        mark(html, revision.marks().mergePoint(), "merge", "changed");
        mark(html, revision.marks().branchPoint(), "branch point", "");
        for (String label : revision.branchLabels()) {
            html.element("bdi", label, "class", "mark").text(" ");
        }
        html.close();
    }

    private static void mark(HtmlWriter html, boolean shown, String word, String style) {
        if (shown) {
            html.element("span", word, "class", ("mark " + style).strip()).text(" ");
        }
    }

    private void order(HtmlWriter html, RevisionInfo revision) {
        html.open("p", "class", "muted small");
        html.name(revision.id()).text(" · " + DAY.format(revision.created()));
        if (revision.applied() != null) {
            html.text(" · applied " + DAY.format(revision.applied()));
        }
        html.text(revision.downRevisions().isEmpty() ? " · first revision" : " · follows ");
        links(html, revision.downRevisions());
        if (!revision.dependsOn().isEmpty()) {
            html.text(" · depends on ");
            links(html, revision.dependsOn());
        }
        html.close();
    }

    private void links(HtmlWriter html, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            html.text(i == 0 ? "" : i + 1 < names.size() ? ", " : " and ");
            if (ids.contains(name)) {
                html.open("a", "href", "#" + anchor(name)).name(name).close();
            } else {
                html.name(name);
            }
        }
    }

    /** Writes the changes, which the reader can unfold, next to lanes that are as tall as the unfolded changes. */
    private void changes(HtmlWriter html, RevisionInfo revision, Runnable picture) {
        List<String> lines = changes.getOrDefault(revision.id(), List.of());
        boolean more = revision.message().lines().skip(1).anyMatch(line -> !line.isBlank());
        if (lines.isEmpty() && !more) {
            return;
        }
        picture.run();
        html.open("div", "class", "below").open("details", "class", "changes");
        html.element(
                "summary",
                lines.isEmpty() ? "Full message" : lines.size() + (lines.size() == 1 ? " change" : " changes"));
        if (more) {
            html.element("p", revision.message(), "class", "whole");
        }
        html.open("ul");
        lines.forEach(line -> html.open("li").element("bdi", line).close());
        html.close().close().close();
    }
}
