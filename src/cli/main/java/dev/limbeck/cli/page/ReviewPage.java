package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlPage;
import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.review.ReviewReport.Fact;
import dev.limbeck.cli.review.ReviewReport.Script;
import dev.limbeck.cli.review.ReviewReport.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Writes a report for a reviewer as a page. */
public final class ReviewPage {
    private final ReviewReport report;
    private final HtmlWriter html = new HtmlWriter();

    private ReviewPage(ReviewReport report) {
        this.report = report;
    }

    /** {@return the page, a complete HTML document} */
    public static String write(ReviewReport report) {
        return new ReviewPage(report).page();
    }

    /** A section that is not empty, for the table of contents. */
    private record Section(String id, String title, int count, Runnable content) {}

    private String page() {
        head();
        List<Section> sections = sections();
        html.open("div", "class", "frame");
        html.open("nav", "class", "contents", "aria-label", "Contents").open("ul", "class", "plain");
        for (Section section : sections) {
            html.open("li").open("a", "href", "#" + section.id()).element("span", section.title());
            if (section.count() > 0) {
                html.element("span", String.valueOf(section.count()), "class", "count");
            }
            html.close().closeLine();
        }
        html.close().closeLine();
        html.open("main", "id", "content", "tabindex", "-1");
        for (Section section : sections) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
            section.content().run();
            html.closeLine();
        }
        html.close().closeLine();
        return new HtmlPage(report.subject() + ": " + report.heading()).write(html);
    }

    private void head() {
        html.open("header", "class", "head").open("div", "class", "inner");
        html.open("p", "class", "brand")
                .element("strong", "Limbeck")
                .element("span", report.subject())
                .closeLine();
        html.element("h1", report.heading(), "dir", "auto");
        if (!report.facts().isEmpty()) {
            html.open("p", "class", "facts");
            for (Fact fact : report.facts()) {
                html.open("span").text(fact.label() + " ").name(fact.value()).close();
            }
            html.closeLine();
        }
        html.open("ul", "class", "plain verdicts");
        report.verdicts().forEach(this::verdict);
        int hazards = report.hazards().size();
        if (!report.changes().isEmpty() || hazards > 0) {
            verdict(new Verdict(
                    hazards == 0 ? Verdict.Status.GOOD : Verdict.Status.OPEN,
                    "Hazards",
                    hazards == 0 ? "none found" : hazards == 1 ? "1, see below" : hazards + ", see below"));
        }
        html.close().close().closeLine();
    }

    private void verdict(Verdict verdict) {
        String style =
                switch (verdict.status()) {
                    case GOOD -> "good";
                    case BAD -> "bad";
                    case OPEN -> "open";
                };
        String mark =
                switch (verdict.status()) {
                    case GOOD -> "✓";
                    case BAD -> "✗";
                    case OPEN -> "•";
                };
        String word =
                switch (verdict.status()) {
                    case GOOD -> "passed: ";
                    case BAD -> "failed: ";
                    case OPEN -> "note: ";
                };
        html.open("li", "class", "verdict " + style);
        html.element("span", mark, "class", "sign", "aria-hidden", "true");
        html.open("span").element("span", word, "class", "hidden-text");
        html.element("strong", verdict.label()).text(" ").element("span", verdict.text(), "class", "detail");
        html.close().closeLine();
    }

    private List<Section> sections() {
        List<Section> all = new ArrayList<>();
        HazardSection hazards = new HazardSection(html);
        ChangeSection changes = new ChangeSection(html);
        if (!report.hazards().isEmpty()) {
            all.add(new Section(
                    "hazards", "Hazards", report.hazards().size(), () -> hazards.hazards(report.hazards())));
        }
        if (!report.violations().isEmpty()) {
            all.add(new Section(
                    "rows",
                    "Rows in the way",
                    report.violations().size(),
                    () -> hazards.violations(report.violations())));
        }
        if (!report.questions().isEmpty()) {
            all.add(new Section(
                    "questions",
                    "Open questions",
                    report.questions().size(),
                    () -> hazards.questions(report.questions())));
        }
        if (!report.parts().isEmpty() || !report.scripts().isEmpty()) {
            all.add(new Section("changes", "Changes", report.changes().size(), () -> changes.write(report)));
        }
        if (!report.before().notes().isEmpty() || !report.after().notes().isEmpty()) {
            DiagramSection diagram = new DiagramSection(html, report.before(), report.after());
            all.add(new Section("tables", "Tables", 0, diagram::write));
        }
        if (!report.definitions().isEmpty()) {
            DefinitionSection definitions = new DefinitionSection(html);
            all.add(new Section(
                    "definitions",
                    "Definitions",
                    report.definitions().size(),
                    () -> definitions.write(report.definitions())));
        }
        Script source = report.source();
        if (source != null) {
            all.add(new Section("source", "Revision file", 0, () -> changes.source(source)));
        }
        ContextSection context = new ContextSection(html);
        if (!report.history().isEmpty()) {
            all.add(new Section("history", "History", 0, () -> context.history(report)));
        }
        if (!report.warnings().isEmpty()) {
            all.add(new Section(
                    "warnings", "Warnings", report.warnings().size(), () -> context.warnings(report.warnings())));
        }
        if (!report.ignored().isEmpty()) {
            all.add(new Section(
                    "ignored", "Ignored", report.ignored().size(), () -> context.ignored(report.ignored())));
        }
        return all;
    }

    /** Writes the heading of a section. */
    static void heading(HtmlWriter html, String id, String title, String remark) {
        html.open("div", "class", "section-head").element("h2", title, "id", id + "-title");
        if (!remark.isEmpty()) {
            html.element("span", remark, "class", "muted");
        }
        html.closeLine();
    }
}
