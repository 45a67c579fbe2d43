package dev.limbeck.cli.page;

import dev.limbeck.cli.diagram.ChangeMark;
import dev.limbeck.cli.diagram.Diagram;
import dev.limbeck.cli.diagram.DiagramColumn;
import dev.limbeck.cli.diagram.DiagramSvg;
import dev.limbeck.cli.diagram.DiagramTable;
import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.result.Review.Sketch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the affected tables twice: as a picture and as a text table. The reader can switch the picture between the
 * state before, the state after and both; this needs no script.
 *
 * @param html the page
 * @param before the tables before the change
 * @param after the tables after the change
 */
record DiagramSection(HtmlWriter html, Sketch before, Sketch after) {
    /** If there are more tables than this, there is only one picture. */
    private static final int SEVERAL_PICTURES = 150;

    void write() {
        Sketch both = SketchUnion.of(before, after);
        boolean several = both.schema().tables().size() <= SEVERAL_PICTURES;
        html.open("div", "class", "section-head").element("h2", "Tables", "id", "tables-title");
        html.element("span", "those that change, and their neighbors", "class", "muted");
        html.open("span", "class", "tools");
        zoom("Smaller", "−", "0.8");
        zoom("Larger", "+", "1.25");
        zoom("Fit to width", "Fit", "0");
        html.close().closeLine();
        if (several) {
            html.open("fieldset", "class", "choice").element("legend", "Show the tables", "class", "hidden-text");
            option("both", "Both", true);
            option("before", "Before", false);
            option("after", "After", false);
            html.closeLine();
        }
        legend();
        Diagram all = SketchDiagram.of("The affected tables with all changes", both);
        picture("both", all);
        if (several) {
            picture("before", SketchDiagram.of("The affected tables before the change", before));
            picture("after", SketchDiagram.of("The affected tables after the change", after));
        }
        if (all.tables().stream().anyMatch(table -> !table.columns().isEmpty())) {
            text(all);
        }
    }

    private void zoom(String label, String text, String factor) {
        html.element(
                "button",
                text,
                "type",
                "button",
                "aria-label",
                label,
                "data-zoom",
                factor,
                "data-canvas",
                "#tables .canvas",
                "data-script",
                "",
                "hidden",
                "hidden");
        html.text(" ");
    }

    private void option(String value, String text, boolean checked) {
        html.open("label")
                .empty(
                        "input",
                        "type",
                        "radio",
                        "name",
                        "view",
                        "value",
                        value,
                        "id",
                        "view-" + value,
                        "checked",
                        checked ? "checked" : null);
        html.text(text).close();
    }

    private void legend() {
        html.open("p", "class", "legend small muted").element("span", "The marks are ", "class", "hidden-text");
        for (ChangeMark mark : ChangeMark.values()) {
            if (mark != ChangeMark.NONE) {
                html.element("span", mark.word(), "class", "mark " + mark.word())
                        .text(" ");
            }
        }
        html.text("PK primary key, FK foreign key, ? may be null").closeLine();
    }

    private void picture(String view, Diagram diagram) {
        html.open(
                "div",
                "class",
                "canvas view-" + view,
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                diagram.title());
        if (diagram.tables().isEmpty()) {
            html.element(
                    "p",
                    "There are no tables " + (view.equals("before") ? "before" : "after") + " the change.",
                    "class",
                    "empty");
        } else {
            new DiagramSvg(diagram).write(html);
        }
        html.closeLine();
    }

    /** Writes the changed columns as a text table. */
    private void text(Diagram diagram) {
        html.open("details", "class", "card astext").element("summary", "As text");
        html.open(
                "div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "The affected tables as text");
        html.open("table").open("thead").open("tr");
        List.of("Table", "Column", "Type", "Key", "Change").forEach(head -> html.element("th", head, "scope", "col"));
        html.close().close().open("tbody");
        for (DiagramTable table : diagram.tables()) {
            row(table, null);
            table.columns().forEach(column -> row(table, column));
        }
        html.close().close().close().closeLine();
    }

    private void row(DiagramTable table, @Nullable DiagramColumn column) {
        ChangeMark mark = column == null ? table.mark() : column.mark();
        String note = column == null ? table.note() : column.note();
        html.open("tr", "class", mark.word().isEmpty() ? null : mark.word());
        html.open("td").name(table.name()).close();
        html.open("td").name(column == null ? "" : column.name()).close();
        html.open("td");
        if (column != null) {
            boolean optional = column.type().endsWith("?");
            html.name(optional ? column.type().substring(0, column.type().length() - 1) : column.type());
            html.text(optional ? " or null" : "");
        }
        html.close();
        html.element("td", column == null ? "" : column.key());
        html.open("td");
        if (mark != ChangeMark.NONE) {
            html.element("span", mark.word(), "class", "mark " + mark.word());
            html.text(note.isEmpty() ? "" : " " + note);
        }
        html.close().closeLine();
    }
}
