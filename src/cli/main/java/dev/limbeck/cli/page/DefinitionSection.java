package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.LineDiff;
import dev.limbeck.cli.review.LineDiff.Kind;
import dev.limbeck.cli.review.LineDiff.Line;
import dev.limbeck.cli.review.LineDiff.Part;
import dev.limbeck.cli.review.ReviewReport.Definition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the definitions that change, line by line. Removed and added lines have a sign, a color and a word for screen
 * readers, and the words that differ are underlined.
 *
 * @param html the page
 */
record DefinitionSection(HtmlWriter html) {
    /** If more than this number of definitions change, they are folded. */
    private static final int UNFOLDED = 12;

    void write(List<Definition> definitions) {
        ReviewPage.heading(html, "definitions", "Definitions", "line by line, before and after");
        for (Definition definition : definitions) {
            LineDiff diff = definition.diff();
            html.open("details", "class", "card", "open", definitions.size() <= UNFOLDED ? "open" : null);
            html.open("summary").name(definition.name()).text(" ");
            html.element("span", counts(diff), "class", "small muted").close();
            html.open("div", "class", "code diff");
            String label = "Definition of " + definition.name() + " before and after";
            html.open("pre", "tabindex", "0", "role", "group", "aria-label", label, "dir", "ltr")
                    .open("code");
            diff.lines().forEach(this::line);
            html.close().close().close().closeLine();
        }
    }

    private static String counts(LineDiff diff) {
        return Stream.of(count(diff.removed(), "removed"), count(diff.added(), "added"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(int lines, String word) {
        return lines == 0 ? "" : (lines == 1 ? "1 line " : lines + " lines ") + word;
    }

    private void line(Line line) {
        switch (line.kind()) {
            case SAME -> html.text("  " + line.text());
            case GAP -> html.element("span", "  … " + line.text() + " unchanged lines", "class", "gap");
            case REMOVED -> changed(line, "del", "−", "removed: ");
            case ADDED -> changed(line, "ins", "+", "added: ");
        }
        html.text("\n");
    }

    private void changed(Line line, String element, String sign, String word) {
        html.open(element).element("span", sign + " ", "aria-hidden", "true");
        html.element("span", word, "class", "hidden-text");
        for (Part part : line.parts()) {
            if (part.changed() && line.kind() != Kind.SAME) {
                html.element("u", part.text());
            } else {
                html.text(part.text());
            }
        }
        html.close();
    }
}
