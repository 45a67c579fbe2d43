package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.text.FileProblem;
import dev.limbeck.text.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of an SQL revision: comments such as {@code -- id: ae1027a6acf1} at the beginning of the file. */
public final class SqlRevisionReader {
    private static final Pattern ENTRY = Pattern.compile("--\\s*([A-Za-z ]+?)\\s*:(.*)");
    private static final List<String> KEYS =
            List.of("id", "down revision", "created", "branch labels", "depends on", "irreversible", "message");

    private final String place;
    private final @Nullable Path source;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private SqlRevisionReader(String place, @Nullable Path source) {
        this.place = place;
        this.source = source;
    }

    /**
     * {@return the revision in the file; empty if the file has no header}
     *
     * @throws RevisionException of kind {@code UNREADABLE_FILE}, with file and line
     */
    public static Optional<RevisionFile> read(Path source) {
        try {
            String text = new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
            return new SqlRevisionReader(source.toString(), source)
                    .file(text, source.getFileName().toString());
        } catch (IOException e) {
            throw new RevisionException(
                    Kind.UNREADABLE_FILE, source + " cannot be read: " + FileProblem.describe(e) + ".");
        }
    }

    /**
     * {@return the revision in the text; empty if the text has no header}
     *
     * @param resource the class path resource that contains the text
     * @throws RevisionException of kind {@code UNREADABLE_FILE}, with resource and line
     */
    public static Optional<RevisionFile> read(String resource, String text) {
        return new SqlRevisionReader(resource, null).file(text, resource);
    }

    private Optional<RevisionFile> file(String text, String name) {
        head(text);
        if (!values.containsKey("id") && !values.containsKey("down revision")) {
            return Optional.empty();
        }
        String id = required("id");
        RevisionId.problem(id).ifPresent(problem -> {
            throw failure("id", problem);
        });
        List<String> labels = list("branch labels");
        labels.forEach(label -> RevisionId.labelProblem(label).ifPresent(problem -> {
            throw failure("branch labels", problem);
        }));
        List<String> down = required("down revision").equals("base") ? List.of() : list("down revision");
        SqlParts parts = SqlParts.of(place, text);
        String reason = values.getOrDefault("irreversible", "");
        String irreversible =
                !reason.isEmpty() ? reason : parts.downgrade() == null ? "its file has no -- downgrade" : null;
        RevisionHeader header =
                new RevisionHeader(id, down, labels, list("depends on"), irreversible, created(required("created")));
        return Optional.of(new RevisionFile(header, values.getOrDefault("message", ""), name, source));
    }

    /** Reads the header from the comments before the first statement or part. */
    private void head(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String comment = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
            if (SqlParts.isPart(comment) || (!comment.isEmpty() && !comment.startsWith("--"))) {
                return;
            }
            Matcher entry = ENTRY.matcher(comment);
            if (entry.matches()) {
                entry(entry.group(1).toLowerCase(Locale.ROOT), entry.group(2).strip(), number);
            }
        }
    }

    /**
     * Stores an entry of the header. Other comments may contain a colon too, so an unknown key is an error only if it
     * looks like a typo.
     */
    private void entry(String key, String value, int line) {
        lines.put(key, line);
        if (!KEYS.contains(key)) {
            Optional<String> meant = NearestName.find(key, KEYS);
            if (meant.isPresent() && values.containsKey("id")) {
                throw failure(key, "unknown key \"" + key + "\". Did you mean \"" + meant.get() + "\"?");
            }
        } else if (values.put(key, value) != null) {
            throw failure(key, "\"" + key + "\" is given twice.");
        }
    }

    private String required(String key) {
        String value = values.get(key);
        if (value == null || value.isEmpty()) {
            String example = key.equals("created")
                    ? "2026-11-23T07:45:12Z"
                    : key.equals("id") ? "ae1027a6acf1" : "1975ea83b712, or base for a first revision";
            lines.putIfAbsent(key, 1);
            throw failure(key, "an SQL revision needs \"-- " + key + ": …\", for example " + example + ".");
        }
        return value;
    }

    private List<String> list(String key) {
        return Arrays.stream(values.getOrDefault(key, "").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private Instant created(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw failure(
                    "created",
                    "created is \"" + text + "\", which is not a valid time. Write it as 2026-11-23T07:45:12Z.");
        }
    }

    private RevisionException failure(String key, String message) {
        return new RevisionException(Kind.UNREADABLE_FILE, place + ":" + lines.getOrDefault(key, 1) + ": " + message);
    }
}
