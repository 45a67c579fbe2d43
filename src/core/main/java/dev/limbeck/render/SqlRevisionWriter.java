package dev.limbeck.render;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a revision as an SQL file: its metadata in comments, then its two parts. */
public final class SqlRevisionWriter {
    /** Matches lines of a message that would be read as the start of a part or as metadata. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)(?:--)?\\s*(?:(?:up|down)grade|[a-z ]{1,16}:.*)");

    private SqlRevisionWriter() {}

    /**
     * {@return the text of the file}
     *
     * @param revision the metadata; its operations are ignored
     * @param upgrade the SQL of the upgrade
     * @param downgrade the SQL of the downgrade
     */
    public static String render(RevisionText revision, String upgrade, String downgrade) {
        List<String> message = revision.message().strip().lines().toList();
        StringBuilder text = new StringBuilder();
        entry(text, "id", revision.id());
        entry(
                text,
                "down revision",
                revision.downRevisions().isEmpty() ? "base" : String.join(", ", revision.downRevisions()));
        entry(
                text,
                "created",
                revision.created().truncatedTo(ChronoUnit.SECONDS).toString());
        entry(text, "branch labels", String.join(", ", revision.branchLabels()));
        entry(text, "depends on", String.join(", ", revision.dependsOn()));
        entry(text, "message", message.isEmpty() ? "" : message.get(0).strip());
        text.append(message.stream()
                .skip(1)
                .map(line ->
                        ("--     " + (AMBIGUOUS.matcher(line.strip()).matches() ? "> " : "") + line).stripTrailing()
                                + "\n")
                .collect(Collectors.joining()));
        part(text, "upgrade", upgrade);
        part(text, "downgrade", downgrade);
        return text.toString();
    }

    private static void entry(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append("-- ").append(key).append(": ").append(value).append('\n');
        }
    }

    private static void part(StringBuilder text, String name, String sql) {
        text.append("\n-- ").append(name).append('\n');
        if (!sql.isBlank()) {
            text.append('\n').append(sql.strip()).append('\n');
        }
    }
}
