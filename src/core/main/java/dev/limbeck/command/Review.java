package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Hazard;
import dev.limbeck.render.ErDiagram;
import dev.limbeck.render.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a pull request wants to show of a change, so that it can be read without running it.
 *
 * @param product the kind of database that the SQL is for
 * @param upgrade the SQL of the upgrade, as it is planned on the present schema
 * @param downgrade the SQL of the downgrade, on the schema after the upgrade
 * @param before the touched tables before, in Mermaid's words; empty when there is none
 * @param after the touched tables after, in Mermaid's words; empty when there is none
 */
public record Review(String product, String upgrade, String downgrade, String before, String after) {
    /** GitHub draws no diagram of more than 50,000 characters. */
    private static final int LONGEST_DIAGRAM = 45_000;

    /** Plans both directions, as a revision file says them, on a scratch copy of the schema. */
    static Review of(Dialect dialect, Catalog live, Both both, Arguments arguments) {
        try (Scratch scratch = Scratch.of(dialect, live)) {
            List<Steps> up = Planned.play(scratch, both.upgrade(), arguments);
            Schema after = scratch.reflect().schema();
            List<Steps> down = Planned.play(scratch, both.downgrade(), arguments);
            return new Review(
                    dialect.product(),
                    Planned.script(up),
                    Planned.script(down),
                    ErDiagram.before(live.schema(), both.upgrade()),
                    ErDiagram.after(after, both.upgrade()));
        }
    }

    /**
     * {@return the changes and all this as GitHub's Markdown}
     *
     * @param heading the heading, as text
     * @param changes the changes
     */
    public String markdown(String heading, List<Change> changes) {
        StringBuilder text = new StringBuilder(changes(heading, changes));
        if (!upgrade.isEmpty()) {
            text.append('\n')
                    .append(Markdown.folded(
                            "SQL of the upgrade, as " + product + " runs it", Markdown.block("sql", upgrade)));
        }
        if (!downgrade.isEmpty()) {
            text.append('\n').append(Markdown.folded("SQL of the downgrade", Markdown.block("sql", downgrade)));
        }
        diagram(text, "Touched tables before", before);
        diagram(text, "Touched tables after", after);
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

    /** {@return a heading, a table of the changes and a list of their hazards, as GitHub's Markdown} */
    public static String changes(String heading, List<Change> changes) {
        StringBuilder text =
                new StringBuilder("## ").append(Markdown.plain(heading)).append('\n');
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
                                        change.hazards().isEmpty() ? "" : "⚠ " + Markdown.plain(hazards(change))))
                                .toList()));
        List<Change> hazardous =
                changes.stream().filter(change -> !change.hazards().isEmpty()).toList();
        if (!hazardous.isEmpty()) {
            text.append("\n### Hazards\n\n");
            hazardous.forEach(change -> text.append("- ")
                    .append(Markdown.code(change.description()))
                    .append(": ")
                    .append(Markdown.plain(hazards(change)))
                    .append('\n'));
        }
        return text.toString();
    }

    private static String hazards(Change change) {
        return change.hazards().stream().map(Hazard::message).collect(Collectors.joining("; "));
    }
}
