package dev.limbeck.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.draft.Template;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.InitResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.VerifyResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Prints results for programs: each result is one JSON object on one line. The fields are described in
 * docs/reference.md; they are never removed, but new fields may be added.
 */
public final class JsonReport implements Report {
    /**
     * The version of the JSON results, which is the field {@code format} of each result. It is increased only if the
     * meaning of a field changes or a field is removed.
     */
    public static final int FORMAT = 1;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintWriter out;

    /** Creates a report that prints to {@code out}. */
    public JsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void init(InitResult result) {
        object(json -> {
            JsonShapes.paths(json, "created", result.created());
            JsonShapes.paths(json, "kept", result.kept());
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
            JsonShapes.text(json, "id", result.id());
            JsonShapes.text(json, "file", result.file());
            JsonShapes.changes(json, "changes", result.changes());
            JsonShapes.texts(json, "unmanaged", result.unmanaged());
            JsonShapes.texts(json, "warnings", result.warnings());
            JsonShapes.violations(json, result.violations());
            JsonShapes.proof(json, result.proof());
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
                JsonShapes.text(json, "untranslated", revision.untranslated());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonShapes.proof(json, result.proof());
            json.writeArrayFieldStart("notProved");
            for (ImportResult.UnprovedRevision revision : result.unproved()) {
                json.writeStartObject();
                json.writeStringField("id", revision.id());
                json.writeStringField("why", revision.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("versionTable", result.versionTable());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void run(RunResult result) {
        object(json -> {
            JsonShapes.revisions(json, result.revisions());
            JsonShapes.texts(json, "current", result.current());
            JsonShapes.text(json, "created", result.created());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void stamp(StampResult result) {
        object(json -> {
            JsonShapes.texts(json, "before", result.before());
            JsonShapes.texts(json, "current", result.current());
            JsonShapes.text(json, "created", result.created());
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
                JsonShapes.revision(json, planned.revision());
                json.writeStringField("direction", planned.direction().code());
                PlanJson.operations(json, planned.operations());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonShapes.texts(json, "current", result.current());
            json.writeStringField("locking", result.locking());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void script(ScriptResult result) {
        object(json -> {
            json.writeStringField("script", result.script());
            JsonShapes.texts(json, "from", result.from());
            JsonShapes.texts(json, "to", result.to());
            JsonShapes.revisions(json, result.revisions());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void check(CheckResult result) {
        object(json -> {
            JsonShapes.changes(json, "differences", result.changes());
            JsonShapes.texts(json, "unmanaged", result.unmanaged());
            JsonShapes.texts(json, "warnings", result.warnings());
            JsonShapes.violations(json, result.violations());
            JsonShapes.choices(json, result.choices());
        });
    }

    @Override
    public void drift(DriftResult result) {
        object(json -> {
            JsonShapes.texts(json, "current", result.current());
            JsonShapes.changes(json, "differences", result.changes());
            JsonShapes.text(json, "script", result.script().isEmpty() ? null : result.script());
            JsonShapes.texts(json, "unmanaged", result.unmanaged());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void verify(VerifyResult result) {
        object(json -> {
            json.writeBooleanField("ok", !result.isBroken() && !result.hasDifferences());
            json.writeArrayFieldStart("proofs");
            for (ProofVerdict verdict : result.verdicts()) {
                JsonShapes.verdict(json, verdict);
            }
            json.writeEndArray();
            JsonShapes.changes(json, "differences", result.differences());
            JsonShapes.texts(json, "irreversible", result.irreversible());
            JsonShapes.texts(json, "warnings", result.warnings());
        });
    }

    @Override
    public void history(List<RevisionInfo> revisions) {
        object(json -> JsonShapes.revisions(json, revisions));
    }

    /** Prints the revisions without a drawing; a program can draw its own graph. */
    @Override
    public void graph(List<RevisionInfo> revisions) {
        history(revisions);
    }

    @Override
    public void revisions(List<RevisionInfo> revisions, String whenNone) {
        history(revisions);
    }

    @Override
    public void position(Current.Position position) {
        object(json -> {
            JsonShapes.revisions(json, position.revisions());
            JsonShapes.inProgress(json, position.inProgress().orElse(null));
        });
    }

    @Override
    public void doctor(DoctorResult result) {
        object(json -> {
            json.writeBooleanField("ok", result.isHealthy());
            json.writeArrayFieldStart("findings");
            for (DoctorResult.Finding finding : result.findings()) {
                JsonShapes.finding(json, finding);
            }
            json.writeEndArray();
        });
    }

    @Override
    public void unlock(Optional<String> holder) {
        object(json -> JsonShapes.text(json, "holder", holder.orElse(null)));
    }

    @Override
    public void show(List<RevisionInfo> revisions) {
        object(json -> {
            json.writeFieldName("revision");
            JsonShapes.revision(json, revisions.get(0));
            JsonShapes.revisions(json, revisions);
        });
    }

    @Override
    public void branches(List<Branches.Branching> branches) {
        object(json -> {
            json.writeArrayFieldStart("branches");
            for (Branches.Branching branching : branches) {
                json.writeStartObject();
                json.writeFieldName("revision");
                JsonShapes.revision(json, branching.point());
                JsonShapes.revisions(json, branching.next());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Prints nothing: the result contains everything. */
    @Override
    public void remark(String line) {}

    @Override
    public void tables(List<String> names) {
        object(json -> JsonShapes.texts(json, "tables", names));
    }

    @Override
    public void entities(EntitiesResult result) {
        object(json -> {
            JsonShapes.text(json, "text", result.text());
            JsonShapes.texts(
                    json, "files", result.files().stream().map(Path::toString).toList());
            JsonShapes.texts(
                    json, "kept", result.kept().stream().map(Path::toString).toList());
            JsonShapes.texts(json, "notes", result.notes());
            JsonShapes.texts(json, "exclude", result.exclude());
        });
    }

    @Override
    public void text(String text) {
        object(json -> json.writeStringField("text", text));
    }

    @Override
    public void schema(List<String> statements) {
        object(json -> JsonShapes.texts(json, "statements", statements));
    }

    /** Prints an error: its code, its message, the choices to be made and the exit code. */
    public void error(String code, String message, List<Choice> choices, int exitCode) {
        object(json -> {
            json.writeObjectFieldStart("error");
            json.writeStringField("kind", code);
            json.writeStringField("message", message);
            json.writeNumberField("exitCode", exitCode);
            if (!choices.isEmpty()) {
                JsonShapes.choices(json, choices);
            }
            json.writeEndObject();
        });
    }

    private void object(Fields fields) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
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
