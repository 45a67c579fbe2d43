package dev.limbeck.alembic;

import dev.limbeck.ops.Operation;
import dev.limbeck.spi.ForeignHistory;
import dev.limbeck.spi.ForeignRevision;
import dev.limbeck.spi.ForeignRevision.Untranslated;
import dev.limbeck.spi.HistoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts the output of the recorder to revisions. */
final class RecordingReader {
    /** Alembic writes {@code str(datetime)}: a space between date and time, and an offset if it has a time zone. */
    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendOptional(DateTimeFormatter.ofPattern("XXX"))
            .toFormatter();

    private final Json recording;
    private final ZoneId zone;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> constraints = new HashSet<>();

    RecordingReader(Json recording, ZoneId zone) {
        this.recording = recording;
        this.zone = zone;
    }

    /**
     * {@return the history}
     *
     * @throws HistoryException if the configuration cannot be used, or scripts are not valid Python
     */
    ForeignHistory read() {
        String error = recording.optional("error");
        if (error != null) {
            throw new HistoryException(error, null);
        }
        rejectFailed(recording.objects("failed"));
        warnings.addAll(recording.texts("warnings"));
        for (String skipped : recording.texts("skipped")) {
            warnings.add(skipped + " has no revision id and was skipped");
        }
        List<Json> scripts = recording.objects("scripts");
        scripts.forEach(script -> ConstraintNames.collect(script, constraints));
        List<ForeignRevision> revisions = new ArrayList<>();
        for (Json script : scripts) {
            revisions.add(revision(script));
        }
        return new ForeignHistory(revisions, warnings);
    }

    private static void rejectFailed(List<Json> failed) {
        if (failed.size() == 1) {
            throw new HistoryException(
                    "The script " + line(failed.get(0)) + ". Correct or remove it. Nothing was written.", null);
        }
        if (!failed.isEmpty()) {
            throw new HistoryException(
                    failed.size() + " scripts cannot be read:\n"
                            + failed.stream().map(each -> "  " + line(each)).collect(Collectors.joining("\n"))
                            + "\nCorrect or remove them. Nothing was written.",
                    null);
        }
    }

    private static String line(Json failed) {
        return failed.text("file") + " cannot be read: " + failed.text("why");
    }

    private ForeignRevision revision(Json script) {
        String id = script.text("id");
        script.texts("warnings").forEach(warning -> warnings.add(id + ": " + warning));
        Untranslated untranslated = untranslated(script);
        return new ForeignRevision(
                Path.of(script.text("file")),
                new ForeignRevision.Place(
                        id, script.texts("downRevisions"), script.texts("branchLabels"), script.texts("dependsOn")),
                script.text("message"),
                created(script),
                guessed(script) ? List.of() : operations(script, "upgrade"),
                guessed(script) ? List.of() : operations(script, "downgrade"),
                script.optional("irreversible"),
                untranslated);
    }

    private static List<Operation> operations(Json script, String direction) {
        return script.objects(direction).stream()
                .map(OperationReader::operation)
                .toList();
    }

    /** {@return whether the operations use a constraint name that a naming convention generated} */
    private boolean guessed(Json script) {
        return ConstraintNames.findUndeclared(script, constraints).isPresent();
    }

    private @Nullable Untranslated untranslated(Json script) {
        String why = script.optional("untranslated");
        if (why == null || guessed(script)) {
            why = ConstraintNames.findUndeclared(script, constraints)
                    .map(name -> "a batch drops " + name + ", a name that its naming_convention generates")
                    .orElse(null);
        }
        if (why == null) {
            return null;
        }
        String around = script.text("pythonRest");
        String before = around.isEmpty() ? "" : around + "\n\n";
        boolean all = guessed(script);
        return new Untranslated(
                why,
                !all && script.flag("upgradeDone") ? "" : before + script.text("pythonUpgrade"),
                !all && script.flag("downgradeDone") ? "" : downgrade(script));
    }

    private static String downgrade(Json script) {
        String code = script.text("pythonDowngrade");
        return code.isEmpty() ? "# The script has no downgrade." : code;
    }

    private Instant created(Json script) {
        Optional<Instant> written =
                Optional.ofNullable(script.optional("created")).flatMap(this::instant);
        return written.orElseGet(() -> {
            warnings.add(script.text("id") + ": its script has no Create Date; the date of the file is used");
            return Instant.ofEpochSecond(Long.parseLong(script.text("modified")));
        });
    }

    private Optional<Instant> instant(String text) {
        try {
            TemporalAccessor time = CREATED.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : ((LocalDateTime) time).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
