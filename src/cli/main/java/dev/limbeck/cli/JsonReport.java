package dev.limbeck.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.limbeck.command.Branches;
import dev.limbeck.command.Change;
import dev.limbeck.command.CheckResult;
import dev.limbeck.command.Choice;
import dev.limbeck.command.DriftResult;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.EntitiesResult;
import dev.limbeck.command.ImportResult;
import dev.limbeck.command.InitResult;
import dev.limbeck.command.PlanResult;
import dev.limbeck.command.PlannedRevision;
import dev.limbeck.command.RevisionInfo;
import dev.limbeck.command.RevisionResult;
import dev.limbeck.command.RunResult;
import dev.limbeck.command.ScriptResult;
import dev.limbeck.command.StampResult;
import dev.limbeck.command.Template;
import dev.limbeck.command.Verdict;
import dev.limbeck.command.VerifyResult;
import dev.limbeck.command.Violation;
import dev.limbeck.compare.Gap;
import dev.limbeck.ops.Hazard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Results for a program: one JSON object in one line. The shapes are described in docs/reference.md; names in them are
 * never removed, new ones may come.
 */
final class JsonReport implements Report {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintWriter out;

    JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void init(InitResult result) {
        object(json -> {
            paths(json, "created", result.created());
            paths(json, "kept", result.kept());
            json.writeStringField("package", result.packageName());
        });
    }

    @Override
    public void templates(List<Template> templates) {
        object(json -> {
            json.writeArrayFieldStart("templates");
            for (Template template : templates) {
                json.writeStartObject();
                json.writeStringField("name", template.label());
                json.writeStringField("description", template.description());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @Override
    public void revision(RevisionResult result) {
        object(json -> {
            text(json, "id", result.id());
            text(json, "file", result.file());
            changes(json, "changes", result.changes());
            texts(json, "unmanaged", result.unmanaged());
            texts(json, "warnings", result.warnings());
            violations(json, result.violations());
        });
    }

    @Override
    public void adopted(RevisionResult result) {
        revision(result);
    }

    @Override
    public void merge(RevisionResult result) {
        revision(result);
    }

    @Override
    public void imported(ImportResult result) {
        object(json -> {
            json.writeArrayFieldStart("revisions");
            for (ImportResult.Imported revision : result.revisions()) {
                json.writeStartObject();
                json.writeStringField("id", revision.id());
                json.writeStringField("message", revision.message());
                json.writeStringField("source", revision.source().toString());
                json.writeStringField("file", revision.file().toString());
                text(json, "untranslated", revision.untranslated());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("versionTable", result.versionTable());
            texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void run(RunResult result) {
        object(json -> {
            revisions(json, result.revisions());
            texts(json, "current", result.current());
            text(json, "created", result.created());
            texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void stamp(StampResult result) {
        object(json -> {
            texts(json, "before", result.before());
            texts(json, "current", result.current());
            text(json, "created", result.created());
        });
    }

    @Override
    public void ensureVersion(EnsureVersion.Result result) {
        object(json -> {
            json.writeStringField("table", result.table());
            json.writeBooleanField("created", result.created());
        });
    }

    @Override
    public void plan(PlanResult result) {
        object(json -> {
            json.writeArrayFieldStart("revisions");
            for (PlannedRevision planned : result.revisions()) {
                json.writeStartObject();
                json.writeFieldName("revision");
                revision(json, planned.revision());
                json.writeStringField("direction", planned.direction());
                PlanJson.operations(json, planned.operations());
                json.writeEndObject();
            }
            json.writeEndArray();
            texts(json, "current", result.current());
            json.writeStringField("locking", result.locking());
            texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void script(ScriptResult result) {
        object(json -> {
            json.writeStringField("script", result.script());
            texts(json, "from", result.from());
            texts(json, "to", result.to());
            revisions(json, result.revisions());
            texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void check(CheckResult result) {
        object(json -> {
            changes(json, "differences", result.changes());
            texts(json, "unmanaged", result.unmanaged());
            texts(json, "warnings", result.warnings());
            violations(json, result.violations());
            choices(json, result.choices());
        });
    }

    @Override
    public void drift(DriftResult result) {
        object(json -> {
            texts(json, "current", result.current());
            changes(json, "differences", result.changes());
            text(json, "script", result.script().isEmpty() ? null : result.script());
            texts(json, "unmanaged", result.unmanaged());
            texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void verify(VerifyResult result) {
        object(json -> {
            json.writeBooleanField("ok", !result.broken() && !result.differs());
            json.writeArrayFieldStart("proofs");
            for (Verdict verdict : result.verdicts()) {
                verdict(json, verdict);
            }
            json.writeEndArray();
            changes(json, "differences", result.differences());
            texts(json, "irreversible", result.irreversible());
            texts(json, "warnings", result.warnings());
        });
    }

    private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        Gap gap = verdict.gap();
        json.writeStartObject();
        json.writeStringField("proof", verdict.proof().code());
        json.writeStringField("status", verdict.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("text", verdict.text());
        text(json, "revision", verdict.revision());
        text(json, "expected", gap == null ? null : gap.expected());
        text(json, "found", gap == null ? null : gap.found());
        json.writeEndObject();
    }

    @Override
    public void history(List<RevisionInfo> revisions) {
        object(json -> revisions(json, revisions));
    }

    /** A program draws its own. */
    @Override
    public void graph(List<RevisionInfo> revisions) {
        history(revisions);
    }

    @Override
    public void revisions(List<RevisionInfo> revisions, String whenNone) {
        history(revisions);
    }

    @Override
    public void show(List<RevisionInfo> revisions) {
        object(json -> {
            json.writeFieldName("revision");
            revision(json, revisions.get(0));
            revisions(json, revisions);
        });
    }

    @Override
    public void branches(List<Branches.Branching> branches) {
        object(json -> {
            json.writeArrayFieldStart("branches");
            for (Branches.Branching branching : branches) {
                json.writeStartObject();
                json.writeFieldName("revision");
                revision(json, branching.point());
                revisions(json, branching.next());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** A program reads the result itself. */
    @Override
    public void remark(String line) {}

    @Override
    public void tables(List<String> names) {
        object(json -> texts(json, "tables", names));
    }

    @Override
    public void entities(EntitiesResult result) {
        object(json -> {
            if (result.text() != null) {
                json.writeStringField("text", result.text());
            }
            texts(json, "files", result.files().stream().map(Path::toString).toList());
            texts(json, "kept", result.kept().stream().map(Path::toString).toList());
            texts(json, "notes", result.notes());
            texts(json, "exclude", result.exclude());
        });
    }

    @Override
    public void text(String text) {
        object(json -> json.writeStringField("text", text));
    }

    @Override
    public void schema(List<String> statements) {
        object(json -> texts(json, "statements", statements));
    }

    /** Prints an error: its kind, its message, what there is to choose from, the exit code. */
    void error(String kind, String message, List<Choice> choices, int exitCode) {
        object(json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("kind", kind);
            json.writeStringField("message", message);
            json.writeNumberField("exitCode", exitCode);
            if (!choices.isEmpty()) {
                choices(json, choices);
            }
            json.writeEndObject();
        });
    }

    private static void revisions(JsonGenerator json, List<RevisionInfo> revisions) throws IOException {
        json.writeArrayFieldStart("revisions");
        for (RevisionInfo revision : revisions) {
            revision(json, revision);
        }
        json.writeEndArray();
    }

    private static void revision(JsonGenerator json, RevisionInfo revision) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", revision.id());
        texts(json, "downRevisions", revision.downRevisions());
        texts(json, "nextRevisions", revision.nextRevisions());
        texts(json, "branchLabels", revision.branchLabels());
        texts(json, "branches", revision.branches());
        texts(json, "dependsOn", revision.dependsOn());
        texts(json, "neededBy", revision.neededBy());
        json.writeStringField("message", revision.message());
        json.writeStringField("created", revision.created().toString());
        text(json, "path", revision.path());
        json.writeBooleanField("head", revision.marks().head());
        json.writeBooleanField("current", revision.marks().current());
        json.writeBooleanField("branchPoint", revision.marks().branchPoint());
        json.writeBooleanField("mergePoint", revision.marks().mergePoint());
        json.writeEndObject();
    }

    private static void changes(JsonGenerator json, String name, List<Change> changes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("kind", change.kind());
            json.writeStringField("table", change.table());
            json.writeStringField("name", change.name());
            json.writeStringField("description", change.description());
            json.writeArrayFieldStart("hazards");
            for (Hazard hazard : change.hazards()) {
                json.writeStartObject();
                json.writeStringField("kind", hazard.kind().code());
                json.writeStringField("message", hazard.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void violations(JsonGenerator json, List<Violation> violations) throws IOException {
        json.writeArrayFieldStart("violations");
        for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("table", violation.table());
            json.writeStringField("message", violation.message());
            json.writeNumberField("count", violation.count());
            json.writeBooleanField("complete", violation.complete());
            texts(json, "keys", violation.keys());
            json.writeStringField("advice", violation.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void choices(JsonGenerator json, List<Choice> choices) throws IOException {
        json.writeArrayFieldStart("choices");
        for (Choice choice : choices) {
            json.writeStartObject();
            json.writeStringField("about", choice.about());
            json.writeStringField("question", choice.question());
            texts(
                    json,
                    "flags",
                    choice.options().stream().map(Choice.Option::flag).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void paths(JsonGenerator json, String name, List<Path> paths) throws IOException {
        texts(json, name, paths.stream().map(Path::toString).toList());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    private void object(Fields fields) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
        out.flush();
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
