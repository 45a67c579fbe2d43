package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.review.ReviewReport.Part;
import dev.limbeck.cli.review.ReviewReport.Script;
import dev.limbeck.cli.review.ReviewReport.SqlPair;
import dev.limbeck.cli.review.SqlPairs;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the changes with their SQL, and the revision file. */
final class ChangeSection {
    /** If a report has more parts than this, the SQL of all parts is shown together. */
    private static final int SEPARATE = 300;
    /** If a report has at least this number of parts, they can be searched. */
    private static final int SEARCHED = 8;

    private final HtmlWriter html;
    private List<String> common = List.of();

    /** Creates a writer for the given page. */
    ChangeSection(HtmlWriter html) {
        this.html = html;
    }

    void write(ReviewReport report) {
        int changes = report.changes().size();
        common = common(report.parts());
        html.open("div", "class", "section-head").element("h2", "Changes", "id", "changes-title");
        boolean hasSql = report.parts().stream().anyMatch(part -> !part.sql().isEmpty());
        html.element(
                "span",
                (changes == 0 ? "" : changes == 1 ? "1 change" : changes + " changes")
                        + (hasSql ? (changes == 0 ? "" : ", ") + "with the SQL of both directions" : "")
                        + (common.isEmpty() ? "" : " for " + String.join(", ", common)),
                "class",
                "muted");
        if (report.parts().size() >= SEARCHED) {
            search(report.parts().size() <= SEPARATE ? "#changes .change" : "#changes .many > li");
        }
        if (hasSql) {
            html.open("span", "class", "tools");
            toggle("Expand all", "true");
            html.text(" ");
            toggle("Collapse all", "false");
            html.close();
        }
        html.closeLine();
        if (!report.parts().isEmpty()) {
            html.open("div", "class", "changes-list");
            if (report.parts().size() <= SEPARATE) {
                report.parts().forEach(this::part);
            } else {
                together(report.parts());
            }
            html.closeLine();
        }
        for (Script script : report.scripts()) {
            html.open("details", "class", "card").element("summary", script.title());
            CodeBlock.sql(html, script.title(), script.text());
            html.closeLine();
        }
    }

    /** Writes a search field, which hides the changes that do not match; it needs the page's script. */
    private void search(String items) {
        html.open("label", "class", "search", "data-script", "", "hidden", "");
        html.element("span", "Search the changes", "class", "hidden-text");
        html.empty(
                "input",
                "type",
                "search",
                "id",
                "search",
                "placeholder",
                "Search the changes",
                "data-items",
                items,
                "autocomplete",
                "off",
                "spellcheck",
                "false");
        html.close();
        html.element("span", "", "id", "found", "role", "status", "class", "muted");
    }

    private void toggle(String text, String open) {
        html.element(
                "button",
                text,
                "type",
                "button",
                "data-within",
                "#changes",
                "data-open",
                open,
                "data-script",
                "",
                "hidden",
                "hidden");
    }

    /** Writes a part as one line that the reader can unfold to see the SQL; a part without SQL cannot be unfolded. */
    private void part(Part part) {
        boolean folded = !part.sql().isEmpty();
        html.open("div", "class", "change");
        if (folded) {
            html.open("details").open("summary");
        } else {
            html.open("div", "class", "body");
        }
        html.open("span", "class", "lines");
        if (part.changes().isEmpty()) {
            html.open("span", "class", "line").name(part.title()).close();
        }
        part.changes().forEach(change -> change(change, "span"));
        part.notes().forEach(note -> html.element("span", note, "class", "line small muted"));
        html.close();
        if (folded) {
            databases(part.sql());
        }
        html.closeLine();
        if (folded) {
            sql(part.sql());
            html.closeLine();
        }
        html.closeLine();
    }

    /** Writes very many changes as one list, and one script for each database and direction. */
    private void together(List<Part> parts) {
        html.open("div", "class", "change").open("ul", "class", "plain body many");
        for (Part part : parts) {
            if (part.changes().isEmpty()) {
                html.open("li").name(part.title()).closeLine();
            }
            part.changes().forEach(change -> change(change, "li"));
        }
        html.closeLine();
        List<SqlPair> pairs = SqlPairs.join(parts);
        if (!pairs.isEmpty()) {
            html.open("details").open("summary").element("span", "All statements");
            databases(pairs);
            html.closeLine();
            sql(pairs);
            html.closeLine();
        }
        html.closeLine();
    }

    private void change(Change change, String element) {
        String word = word(change.kind());
        html.open(element, "class", "line " + word);
        html.element("span", word.isEmpty() ? "other" : word, "class", "mark " + word)
                .text(" ");
        html.open("span");
        description(change);
        change.hazards().stream().map(hazard -> hazard.kind().code()).distinct().forEach(code -> html.text(" ")
                .element("span", code, "class", "mark hazard " + code));
        html.close().closeLine();
    }

    /** Writes the description without its first word, which the mark repeats. */
    private void description(Change change) {
        String label = change.kind().label();
        int space = label.indexOf(' ');
        if (space > 0 && change.description().startsWith(label + " ")) {
            html.text(label.substring(space + 1) + " ");
            html.name(change.description().substring(label.length() + 1));
        } else {
            html.name(change.description());
        }
    }

    /** Returns the word that marks a change, which is also the name of its style. */
    static String word(ChangeKind kind) {
        String name = kind.name();
        return name.startsWith("ADDED")
                ? "new"
                : name.startsWith("DROPPED")
                        ? "dropped"
                        : name.startsWith("RENAMED") ? "renamed" : name.startsWith("CHANGED") ? "changed" : "";
    }

    /** Returns the databases for which all parts have SQL; empty if the parts differ. */
    private static List<String> common(List<Part> parts) {
        Set<List<String>> lists = parts.stream()
                .map(part -> names(part.sql()))
                .filter(names -> !names.isEmpty())
                .collect(Collectors.toSet());
        return lists.size() == 1 ? lists.iterator().next() : List.of();
    }

    private static List<String> names(List<SqlPair> pairs) {
        return pairs.stream()
                .map(SqlPair::database)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Writes the databases to which a part applies, unless all parts apply to the same databases. */
    private void databases(List<SqlPair> pairs) {
        if (!common.isEmpty()) {
            return;
        }
        html.open("span", "class", "where small muted").text("SQL");
        String separator = " for ";
        for (SqlPair pair : pairs) {
            if (!pair.database().isEmpty()) {
                html.text(separator).element("strong", pair.database());
                separator = ", ";
            }
        }
        html.close();
    }

    private void sql(List<SqlPair> pairs) {
        for (SqlPair pair : pairs) {
            String database = pair.database().isEmpty() ? "" : pair.database() + ", ";
            if (!pair.upgrade().isEmpty()) {
                CodeBlock.sql(html, database + "upgrade (" + pair.remark() + ")", pair.upgrade());
            }
            if (!pair.downgrade().isEmpty()) {
                CodeBlock.sql(html, database + "downgrade (" + pair.remark() + ")", pair.downgrade());
            }
            if (pair.upgrade().isEmpty() && pair.downgrade().isEmpty()) {
                html.element("p", database + pair.remark(), "class", "body small muted");
            }
        }
    }

    void source(Script source) {
        ReviewPage.heading(html, "source", "Revision file", "");
        html.open("details", "class", "card")
                .open("summary")
                .name(source.title())
                .close();
        if (source.title().endsWith(".sql")) {
            CodeBlock.sql(html, "The whole file", source.text());
        } else {
            CodeBlock.java(html, "The whole file", source.text());
        }
        html.closeLine();
    }
}
