package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.settings.Settings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes revisions in the format of Alembic.
 *
 * @param zone the time zone of dates
 * @param style the colors
 */
public record RevisionLines(ZoneId zone, TextStyle style) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV", Locale.ROOT);

    /** {@return an object that uses the settings' time zone, or UTC for a command that reads no settings} */
    public static RevisionLines of(@Nullable Settings settings, TextStyle style) {
        return new RevisionLines(
                settings == null ? ZoneOffset.UTC : settings.revisions().timezone(), style);
    }

    /** {@return the line for a revision, for example {@code ae1027a6acf1 (shop) (head)}} */
    String line(RevisionInfo revision) {
        StringBuilder line = new StringBuilder(style.strong(revision.id()));
        if (!revision.branches().isEmpty()) {
            line.append(" (").append(String.join(", ", revision.branches())).append(')');
        }
        RevisionInfo.Marks marks = revision.marks();
        boolean needed = !revision.dependents().isEmpty();
        mark(line, marks.head() && !needed, "(head)");
        mark(line, marks.head() && needed, "(effective head)");
        mark(line, marks.current(), "(current)");
        mark(line, marks.branchPoint(), "(branchpoint)");
        mark(line, marks.mergePoint(), "(mergepoint)");
        return line.toString();
    }

    private void mark(StringBuilder line, boolean applies, String mark) {
        if (applies) {
            line.append(' ').append(style.good(mark));
        }
    }

    /**
     * {@return the line for a revision, for example {@code e0f4c2b1d9aa -> ae1027a6acf1 (head), hashed_password added}}
     */
    String historyLine(RevisionInfo revision) {
        StringBuilder line = new StringBuilder(downRevisions(revision));
        if (!revision.dependsOn().isEmpty()) {
            line.append(" (").append(String.join(", ", revision.dependsOn())).append(')');
        }
        return line.append(" -> ")
                .append(line(revision))
                .append(", ")
                .append(headline(revision.message()))
                .toString();
    }

    /** {@return the line for a revision, for example {@code ae1027a6acf1 (shop) (head), hashed_password added}} */
    String nextLine(RevisionInfo revision) {
        return line(revision) + ", " + headline(revision.message());
    }

    private static String downRevisions(RevisionInfo revision) {
        return revision.downRevisions().isEmpty() ? "<base>" : String.join(", ", revision.downRevisions());
    }

    /** {@return the first line of a message that is not blank, or {@code no message}} */
    static String headline(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no message");
    }

    /** {@return the lines of the full entry: one for each field, then the message} */
    List<String> entry(RevisionInfo revision) {
        List<String> lines = new ArrayList<>();
        lines.add("Rev: " + line(revision));
        lines.add((revision.marks().mergePoint() ? "Merges: " : "Parent: ") + downRevisions(revision));
        list(lines, "Also depends on: ", revision.dependsOn());
        if (revision.marks().branchPoint()) {
            list(lines, "Branches into: ", revision.nextRevisions());
        }
        list(lines, "Branch names: ", revision.branches());
        lines.add("Created: " + DATE.format(revision.created().atZone(zone)));
        if (revision.applied() != null) {
            lines.add("Applied: "
                    + DATE.format(
                            revision.applied().truncatedTo(ChronoUnit.SECONDS).atZone(zone)));
        }
        lines.add("Path: " + (revision.path() == null ? "none, only a compiled class" : revision.path()));
        lines.add("");
        revision.message().lines().forEach(line -> lines.add(line.isEmpty() ? "" : "    " + line));
        return lines;
    }

    private static void list(List<String> lines, String heading, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(heading + String.join(", ", values));
        }
    }
}
