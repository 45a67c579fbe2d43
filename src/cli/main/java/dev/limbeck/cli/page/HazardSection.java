package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.ReviewReport.HazardLine;
import dev.limbeck.result.Choice;
import dev.limbeck.result.Violation;
import java.util.List;

/**
 * Writes the hazards, the rows that violate new rules, and the open questions.
 *
 * @param html the page
 */
record HazardSection(HtmlWriter html) {
    private static final int SHOWN_CHANGES = 12;

    void hazards(List<HazardLine> hazards) {
        ReviewPage.heading(html, "hazards", "Hazards", "what happens to data and to other users of the database");
        for (HazardLine hazard : hazards) {
            boolean loses = hazard.codes().contains("data-loss");
            html.open("div", "class", loses ? "note warn loses" : "note warn");
            html.open("p");
            for (String code : hazard.codes().split(", ", -1)) {
                html.element("span", code, "class", "mark hazard " + code).text(" ");
            }
            html.element("strong", hazard.message()).text(" ");
            causes(hazard);
            html.closeLine();
            if (!hazard.costs().isEmpty()) {
                html.open("ul", "class", "costs");
                hazard.costs().forEach(cost -> html.element("li", cost));
                html.closeLine();
            }
            html.closeLine();
        }
    }

    private void causes(HazardLine hazard) {
        html.open("span", "class", "small affects").text("caused by ");
        int shown = Math.min(SHOWN_CHANGES, hazard.changes().size());
        for (int i = 0; i < shown; i++) {
            html.text(i == 0 ? "" : ", ").name(hazard.changes().get(i));
        }
        html.text(shown < hazard.changes().size() ? " and " + (hazard.changes().size() - shown) + " more" : "");
        html.close();
    }

    void violations(List<Violation> violations) {
        ReviewPage.heading(html, "rows", "Rows in the way", "they would make the upgrade of this database fail");
        for (Violation violation : violations) {
            html.open("div", "class", "note bad")
                    .element("p", violation.describe())
                    .closeLine();
        }
    }

    void questions(List<Choice> choices) {
        ReviewPage.heading(
                html,
                "questions",
                "Open questions",
                "only you can answer them; each answer is an option of the command");
        for (Choice choice : choices) {
            html.open("div", "class", "card").open("div", "class", "body");
            html.element("h3", choice.question()).closeLine();
            choice.options().forEach(option -> CodeBlock.plain(html, option.meaning(), option.flag()));
            html.closeLine();
        }
    }
}
