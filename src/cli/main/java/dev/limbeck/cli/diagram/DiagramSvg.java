package dev.limbeck.cli.diagram;

import dev.limbeck.cli.diagram.LayeredLayout.Passage;
import dev.limbeck.cli.html.HtmlWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a diagram as an SVG element. Everything that the picture shows is text or has a title. */
public final class DiagramSvg {
    private static final double MARGIN = 16;

    private final Diagram diagram;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<TableShape> shapes;
    private final LayeredLayout layout;

    /** Computes the layout of a diagram. */
    public DiagramSvg(Diagram diagram) {
        this.diagram = diagram;
        this.shapes = diagram.tables().stream().map(TableShape::new).toList();
        LayoutGraph graph = new LayoutGraph();
        for (int i = 0; i < shapes.size(); i++) {
            numbers.put(diagram.tables().get(i).name(), i);
            String name = diagram.tables().get(i).name();
            boolean loop = diagram.references().stream()
                    .anyMatch(each -> each.from().equals(name) && each.to().equals(name));
            graph.add(
                    shapes.get(i).width() + (loop ? Line.LOOP : 0),
                    shapes.get(i).height());
        }
        for (DiagramReference reference : diagram.references()) {
            graph.connect(number(reference.from()), number(reference.to()));
        }
        this.layout = LayeredLayout.of(graph);
    }

    private int number(String table) {
        Integer number = numbers.get(table);
        if (number == null) {
            throw new IllegalArgumentException("The table " + table + " is not in the diagram");
        }
        return number;
    }

    /** Writes the picture. */
    public void write(HtmlWriter html) {
        String width = number(layout.width() + 2 * MARGIN);
        String height = number(layout.height() + 2 * MARGIN);
        boolean linked = diagram.tables().stream().anyMatch(table -> table.link() != null);
        html.open(
                "svg",
                "class",
                "diagram",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                linked ? "group" : "img",
                "aria-label",
                diagram.title());
        html.open("g", "class", "lines", "aria-hidden", "true");
        // Changed lines are drawn on top of the others, since several lines to the same table share a channel.
        diagram.references().stream()
                .sorted(Comparator.comparing(reference -> reference.mark() != ChangeMark.NONE))
                .forEach(reference -> reference(html, reference));
        html.close();
        for (int i = 0; i < shapes.size(); i++) {
            table(html, i);
        }
        html.close();
    }

    private void table(HtmlWriter html, int i) {
        DiagramTable table = diagram.tables().get(i);
        TableShape shape = shapes.get(i);
        String word = table.mark().word();
        String link = table.link();
        if (link != null) {
            html.open("a", "href", link, "aria-label", (table.name() + " " + table.words()).strip());
        }
        // A screen reader would read each label separately; the page also contains the same information in a text
        // table.
        html.open(
                "g",
                "aria-hidden",
                "true",
                "class",
                "table" + (word.isEmpty() ? "" : " " + word),
                "transform",
                "translate(" + number(layout.x(i) + MARGIN) + " " + number(layout.y(i) + MARGIN) + ")");
        html.empty("rect", "class", "box", "width", number(shape.width()), "height", number(shape.height()), "rx", "6");
        html.empty("path", "class", "head", "d", head(shape));
        text(html, "title", TableShape.PADDING, TableShape.HEADER / 2, table.name());
        if (shape.pillWidth() > 0) {
            pill(html, shape, table.words());
        }
        for (int row = 0; row < table.columns().size(); row++) {
            column(html, shape, table.columns().get(row), TableShape.middle(row));
        }
        if (table.hidden() > 0) {
            String more = table.hidden() + (table.hidden() == 1 ? " more column" : " more columns");
            text(
                    html,
                    "more",
                    shape.nameStart(),
                    TableShape.middle(table.columns().size()),
                    more);
        }
        html.close();
        if (link != null) {
            html.close();
        }
    }

    /** Returns the outline of the header, which is rounded at the top, and also at the bottom if there are no rows. */
    private static String head(TableShape shape) {
        String right = number(shape.width());
        boolean alone = shape.height() <= TableShape.HEADER;
        String bottom = alone ? "V24a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6" : "V30H0";
        return "M0 6a6 6 0 0 1 6-6H" + number(shape.width() - 6) + "A6 6 0 0 1 " + right + " 6" + bottom + "z";
    }

    private static void pill(HtmlWriter html, TableShape shape, String words) {
        double left = shape.width() - shape.pillWidth() - 8;
        html.empty(
                "rect",
                "class",
                "pill",
                "x",
                number(left),
                "y",
                "7",
                "width",
                number(shape.pillWidth()),
                "height",
                "16",
                "rx",
                "8");
        text(html, "word", left + 7, TableShape.HEADER / 2, words);
    }

    private static void column(HtmlWriter html, TableShape shape, DiagramColumn column, double middle) {
        String word = column.mark().word();
        if (!word.isEmpty()) {
            html.open("g", "class", "row " + word);
            html.empty(
                    "rect",
                    "class",
                    "band",
                    "x",
                    "1",
                    "y",
                    number(middle - TableShape.ROW / 2),
                    "width",
                    number(shape.width() - 2),
                    "height",
                    number(TableShape.ROW));
        }
        if (!column.key().isEmpty()) {
            text(html, "key", 6, middle, column.key());
        }
        text(html, "name", shape.nameStart(), middle, column.name());
        text(html, "type", shape.typeStart(), middle, column.type());
        if (!column.words().isEmpty()) {
            double left = shape.width() - TableShape.PADDING - TextWidth.of(column.words(), TableShape.SMALL);
            text(html, "word", left, middle, column.words());
        }
        if (!word.isEmpty()) {
            html.close();
        }
    }

    private static void text(HtmlWriter html, String style, double x, double middle, String text) {
        String shown = TextWidth.shown(text);
        double size =
                style.equals("name") ? TableShape.FONT : style.equals("title") ? TableShape.FONT + 1 : TableShape.SMALL;
        String width = TextWidth.isExact(shown) || shown.isEmpty() ? null : number(TextWidth.of(text, size));
        html.open(
                "text",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(middle + 4),
                "textLength",
                width,
                "lengthAdjust",
                width == null ? null : "spacingAndGlyphs",
                "direction",
                width == null ? null : "ltr");
        if (!shown.equals(text)) {
            html.element("title", text);
        }
        html.text(shown).close();
    }

    private void reference(HtmlWriter html, DiagramReference reference) {
        int from = number(reference.from());
        int to = number(reference.to());
        DiagramTable child = diagram.tables().get(from);
        DiagramTable parent = diagram.tables().get(to);
        double fromY = layout.y(from) + MARGIN + TableShape.middle(child.row(reference.fromColumn()));
        double toY = layout.y(to) + MARGIN + TableShape.middle(parent.row(reference.toColumn()));
        double fromLeft = layout.x(from) + MARGIN;
        double toLeft = layout.x(to) + MARGIN;
        double fromRight = fromLeft + shapes.get(from).width();
        double toRight = toLeft + shapes.get(to).width();
        Line line;
        if (from == to) {
            line = Line.loop(fromRight, fromY, toY);
        } else if (fromLeft > toLeft) {
            line = new Line(fromLeft, fromLeft, fromY, -1, passages(from, to), toRight, columnRight(to), toY, 1);
        } else if (fromLeft < toLeft) {
            line = new Line(fromRight, columnRight(from), fromY, 1, passages(from, to), toLeft, toLeft, toY, -1);
        } else {
            line = new Line(fromRight, columnRight(from), fromY, 1, List.of(), toRight, columnRight(to), toY, 1);
        }
        String word = reference.mark().word();
        html.open("g", "class", "line" + (word.isEmpty() ? "" : " " + word));
        html.element("title", title(reference));
        html.empty("path", "d", line.path(reference.single(), reference.optional()));
        html.close();
    }

    private double columnRight(int box) {
        return layout.columnRight(box) + MARGIN;
    }

    private List<Passage> passages(int from, int to) {
        return layout.route(from, to).stream()
                .map(each -> new Passage(each.left() + MARGIN, each.right() + MARGIN, each.y() + MARGIN))
                .toList();
    }

    private static String title(DiagramReference reference) {
        String word = reference.mark().word();
        return (word.isEmpty() ? "" : word + ": ") + reference.from() + "." + reference.fromColumn() + " refers to "
                + reference.to() + "." + reference.toColumn();
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
