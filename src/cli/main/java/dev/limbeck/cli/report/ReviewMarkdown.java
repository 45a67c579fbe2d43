package dev.limbeck.cli.report;

import dev.limbeck.cli.review.HistoryWords;
import dev.limbeck.cli.review.LineDiff;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.cli.review.ReviewReport.HazardLine;
import dev.limbeck.cli.review.ReviewReport.Part;
import dev.limbeck.cli.review.ReviewReport.SqlPair;
import dev.limbeck.cli.review.ReviewReport.Verdict;
import dev.limbeck.cli.review.SqlPairs;
import dev.limbeck.command.review.SketchNotes;
import dev.limbeck.render.ErDiagram;
import dev.limbeck.result.Change;
import dev.limbeck.result.Choice;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionInfo;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a report for a reviewer as GitHub-flavored Markdown. */
public final class ReviewMarkdown {
    /** GitHub does not draw diagrams of more than 50,000 characters. */
    private static final int LONGEST_DIAGRAM = 45_000;

    private final ReviewReport report;
    private final StringBuilder text = new StringBuilder();

    private ReviewMarkdown(ReviewReport report) {
        this.report = report;
    }

    /** {@return the report as Markdown} */
    public static String text(ReviewReport report) {
        return new ReviewMarkdown(report).write();
    }

    private String write() {
        boolean revision = report.subject().startsWith("Revision ");
        text.append("## ")
                .append(Markdown.escape((revision ? report.subject() + ": " : "") + report.heading()))
                .append('\n');
        facts();
        verdicts();
        hazards();
        questions();
        violations();
        changes();
        sql();
        report.scripts().forEach(script -> text.append('\n')
                .append(Markdown.folded(script.title(), Markdown.block("sql", script.text()))));
        diagram("Affected tables before", report.before());
        diagram("Affected tables after", report.after());
        definitions();
        source();
        history();
        closing();
        return text.toString();
    }

    private void facts() {
        if (!report.facts().isEmpty()) {
            text.append('\n')
                    .append(report.facts().stream()
                            .map(fact -> Markdown.escape(fact.label()) + " " + Markdown.code(fact.value()))
                            .collect(Collectors.joining(" · ")))
                    .append('\n');
        }
    }

    private void verdicts() {
        if (report.verdicts().isEmpty()) {
            return;
        }
        text.append('\n')
                .append(Markdown.table(
                        List.of("", "Proof", "Result"),
                        report.verdicts().stream()
                                .map(verdict -> List.of(
                                        mark(verdict.status()),
                                        Markdown.escape(verdict.label()),
                                        verdict.text()
                                                .lines()
                                                .map(Markdown::escape)
                                                .collect(Collectors.joining("<br>"))))
                                .toList()));
    }

    private static String mark(Verdict.Status status) {
        return switch (status) {
            case GOOD -> "✅";
            case BAD -> "❌";
            case OPEN -> "➖";
        };
    }

    private void hazards() {
        if (report.hazards().isEmpty()) {
            return;
        }
        text.append("\n### Hazards\n\n");
        for (HazardLine hazard : report.hazards()) {
            text.append("- ⚠ **")
                    .append(Markdown.escape(hazard.codes()))
                    .append("**: ")
                    .append(Markdown.escape(hazard.message()))
                    .append(" (")
                    .append(hazard.changes().stream().map(Markdown::code).collect(Collectors.joining(", ")))
                    .append(")\n");
            hazard.costs()
                    .forEach(cost ->
                            text.append("  - ").append(Markdown.escape(cost)).append('\n'));
        }
    }

    /** Writes the decisions that a revision needs, with the flags in a block that can be copied. */
    private void questions() {
        text.append(report.questions().isEmpty() ? "" : "\n### Open questions\n");
        for (Choice choice : report.questions()) {
            text.append('\n').append(Markdown.escape(choice.question())).append("\n\n");
            int width = choice.options().stream()
                    .mapToInt(option -> option.flag().length())
                    .max()
                    .orElse(0);
            text.append(Markdown.block(
                    "sh",
                    choice.options().stream()
                            .map(option -> option.flag()
                                    + " ".repeat(width - option.flag().length()) + "  # " + option.meaning())
                            .collect(Collectors.joining("\n"))));
        }
    }

    /** Writes the existing rows that would make a revision fail. */
    private void violations() {
        report.violations().forEach(violation -> text.append("\n> **Warning:** rows of this database are in the way: ")
                .append(Markdown.escape(violation.describe()))
                .append('\n'));
    }

    private void changes() {
        List<Change> changes = report.changes();
        if (!changes.isEmpty()) {
            text.append('\n')
                    .append(Markdown.table(
                            List.of("Table", "Change"),
                            changes.stream()
                                    .map(change ->
                                            List.of(Markdown.code(change.table()), Markdown.code(change.description())))
                                    .toList()));
        }
        for (Part part : report.parts()) {
            if (part.changes().isEmpty()) {
                text.append("\n- ").append(Markdown.code(part.title())).append('\n');
                part.notes().forEach(note -> text.append("  - ")
                        .append(Markdown.escape(note))
                        .append('\n'));
            }
        }
    }

    /** Writes the scripts of both directions for each database. */
    private void sql() {
        for (SqlPair pair : SqlPairs.join(report.parts())) {
            String on = (pair.database().isEmpty() ? "" : " on " + pair.database()) + " (" + pair.remark() + ")";
            folded("SQL of the upgrade" + on, pair.upgrade());
            folded("SQL of the downgrade" + on, pair.downgrade());
            if (pair.upgrade().isEmpty() && pair.downgrade().isEmpty()) {
                text.append("\nNo SQL ").append(Markdown.escape(on.strip())).append(".\n");
            }
        }
    }

    private void folded(String title, String script) {
        if (!script.isEmpty()) {
            text.append('\n').append(Markdown.folded(title, Markdown.block("sql", script)));
        }
    }

    /** Writes the definitions that change, line by line, as Git does. */
    private void definitions() {
        text.append(report.definitions().isEmpty() ? "" : "\n### Definitions\n");
        for (ReviewReport.Definition definition : report.definitions()) {
            String lines = definition.diff().lines().stream()
                    .map(line ->
                            sign(line.kind()) + line.text() + (line.kind() == LineDiff.Kind.GAP ? " lines @@" : ""))
                    .collect(Collectors.joining("\n"));
            text.append('\n').append(Markdown.folded(definition.name(), Markdown.block("diff", lines)));
        }
    }

    private static String sign(LineDiff.Kind kind) {
        return switch (kind) {
            case SAME -> "  ";
            case REMOVED -> "- ";
            case ADDED -> "+ ";
            case GAP -> "@@ unchanged: ";
        };
    }

    private void diagram(String heading, Review.Sketch sketch) {
        String diagram = ErDiagram.render(sketch.schema(), new SketchNotes(sketch));
        if (!diagram.isEmpty()) {
            text.append("\n### ").append(heading).append("\n\n");
            text.append(
                    diagram.length() > LONGEST_DIAGRAM
                            ? "Too many tables for a diagram.\n"
                            : Markdown.block("mermaid", diagram));
        }
    }

    private void source() {
        ReviewReport.Script source = report.source();
        if (source != null) {
            String language = source.title().endsWith(".sql") ? "sql" : "java";
            text.append('\n').append(Markdown.folded(source.title(), Markdown.block(language, source.text())));
        }
    }

    /** Writes the revision's place in the history, newest first. */
    private void history() {
        if (report.history().isEmpty()) {
            return;
        }
        text.append("\n### History\n\n");
        for (int i = 0; i < report.history().size(); i++) {
            RevisionInfo revision = report.history().get(i);
            List<String> words = HistoryWords.of(revision, i == 0 && report.source() != null);
            text.append("- ")
                    .append(Markdown.code(revision.id()))
                    .append(' ')
                    .append(Markdown.escape(HistoryWords.headline(revision)))
                    .append(words.isEmpty() ? "" : " **" + String.join("**, **", words) + "**")
                    .append(", ")
                    .append(Markdown.escape(HistoryWords.place(revision)))
                    .append('\n');
        }
    }

    private void closing() {
        report.warnings().forEach(warning -> text.append("\n> **Warning:** ")
                .append(Markdown.escape(warning))
                .append('\n'));
        if (!report.ignored().isEmpty()) {
            text.append("\nIgnored, since no revision created them: ")
                    .append(String.join(
                            ", ", report.ignored().stream().map(Markdown::code).toList()))
                    .append(".\n");
        }
    }
}
