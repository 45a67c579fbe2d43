package dev.limbeck.cli.report;

import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.result.Change;
import dev.limbeck.result.Choice;
import dev.limbeck.result.Review;
import dev.limbeck.result.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Describes changes to a reviewer, as GitHub-flavoured Markdown. */
final class ReviewMarkdown {
    /** GitHub does not draw diagrams of more than 50,000 characters. */
    private static final int LONGEST_DIAGRAM = 45_000;

    private ReviewMarkdown() {}

    /**
     * {@return the changes with their SQL and diagrams}
     *
     * @param heading the heading, as plain text
     */
    static String text(String heading, List<Change> changes, Review review) {
        StringBuilder text = new StringBuilder(changes(heading, changes));
        if (!review.upgrade().isEmpty()) {
            text.append('\n')
                    .append(Markdown.folded(
                            "SQL of the upgrade, as " + review.product() + " runs it",
                            Markdown.block("sql", review.upgrade())));
        }
        if (!review.downgrade().isEmpty()) {
            text.append('\n')
                    .append(Markdown.folded("SQL of the downgrade", Markdown.block("sql", review.downgrade())));
        }
        diagram(text, "Affected tables before", review.before());
        diagram(text, "Affected tables after", review.after());
        return text.toString();
    }

    private static void diagram(StringBuilder text, String heading, String diagram) {
        if (!diagram.isEmpty()) {
            text.append("\n### ").append(heading).append("\n\n");
            text.append(
                    diagram.length() > LONGEST_DIAGRAM
                            ? "Too many tables for a diagram.\n"
                            : Markdown.block("mermaid", diagram));
        }
    }

    /** {@return a heading, a table of the changes and a list of their hazards, as GitHub-flavoured Markdown} */
    static String changes(String heading, List<Change> changes) {
        StringBuilder text =
                new StringBuilder("## ").append(Markdown.escape(heading)).append('\n');
        if (changes.isEmpty()) {
            return text.toString();
        }
        text.append('\n')
                .append(Markdown.table(
                        List.of("Table", "Change", "Hazards"),
                        changes.stream()
                                .map(change -> List.of(
                                        Markdown.code(change.table()),
                                        Markdown.code(change.description()),
                                        change.hazards().isEmpty() ? "" : "⚠ " + Markdown.escape(hazards(change))))
                                .toList()));
        List<Change> hazardous =
                changes.stream().filter(change -> !change.hazards().isEmpty()).toList();
        if (!hazardous.isEmpty()) {
            text.append("\n### Hazards\n\n");
            hazardous.forEach(change -> text.append("- ")
                    .append(Markdown.code(change.description()))
                    .append(": ")
                    .append(Markdown.escape(hazards(change)))
                    .append('\n'));
        }
        return text.toString();
    }

    /** {@return the decisions that a revision needs, with the flags in a block that can be copied} */
    static String questions(List<Choice> choices) {
        StringBuilder text = new StringBuilder(choices.isEmpty() ? "" : "\n### Open questions\n");
        for (Choice choice : choices) {
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
        return text.toString();
    }

    /** {@return the rows of the database that a revision would reject} */
    static String violations(List<Violation> violations) {
        StringBuilder text = new StringBuilder();
        violations.forEach(violation -> text.append("\n> **Warning:** rows of this database are in the way: ")
                .append(Markdown.escape(violation.describe()))
                .append('\n'));
        return text.toString();
    }

    private static String hazards(Change change) {
        return String.join("; ", HazardLines.describe(change.hazards()));
    }
}
