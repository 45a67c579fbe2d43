package dev.limbeck.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.Change;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.InProgress;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.result.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the parts that several results share: revisions, changes, choices. */
final class JsonShapes {
    private JsonShapes() {}

    /** Writes one of the proofs of {@code verify}. */
    static void verdict(JsonGenerator json, ProofVerdict verdict) throws IOException {
        SchemaMismatch gap = verdict.gap();
        json.writeStartObject();
        json.writeStringField("proof", verdict.proof().code());
        json.writeStringField("status", verdict.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("text", verdict.text());
        text(json, "revision", verdict.revision());
        text(json, "expected", gap == null ? null : gap.expected());
        text(json, "found", gap == null ? null : gap.found());
        json.writeEndObject();
    }

    /** Writes the field {@code proof}: whether the file was proved before it was written. */
    static void proof(JsonGenerator json, @Nullable ProofStatus proof) throws IOException {
        if (proof == null) {
            json.writeNullField("proof");
            return;
        }
        json.writeObjectFieldStart("proof");
        json.writeBooleanField("done", proof.proved());
        text(json, "why", proof.reason());
        json.writeArrayFieldStart("databases");
        for (DatabaseProof each : proof.databases()) {
            json.writeStartObject();
            json.writeStringField("name", each.database());
            json.writeBooleanField("done", each.proved());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes the field {@code revisions}. */
    static void revisions(JsonGenerator json, List<RevisionInfo> revisions) throws IOException {
        json.writeArrayFieldStart("revisions");
        for (RevisionInfo revision : revisions) {
            revision(json, revision);
        }
        json.writeEndArray();
    }

    /** Writes a revision and its place in the graph. */
    static void revision(JsonGenerator json, RevisionInfo revision) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", revision.id());
        texts(json, "downRevisions", revision.downRevisions());
        texts(json, "nextRevisions", revision.nextRevisions());
        texts(json, "branchLabels", revision.branchLabels());
        texts(json, "branches", revision.branches());
        texts(json, "dependsOn", revision.dependsOn());
        texts(json, "neededBy", revision.dependents());
        json.writeStringField("message", revision.message());
        json.writeStringField("created", revision.created().toString());
        text(json, "path", revision.path());
        json.writeBooleanField("head", revision.marks().head());
        json.writeBooleanField("current", revision.marks().current());
        json.writeBooleanField("branchPoint", revision.marks().branchPoint());
        json.writeBooleanField("mergePoint", revision.marks().mergePoint());
        text(json, "applied", revision.applied());
        json.writeEndObject();
    }

    /** Writes the field {@code inProgress}. */
    static void inProgress(JsonGenerator json, @Nullable InProgress inProgress) throws IOException {
        if (inProgress == null) {
            json.writeNullField("inProgress");
            return;
        }
        json.writeObjectFieldStart("inProgress");
        json.writeStringField("revision", inProgress.revision());
        json.writeStringField("direction", inProgress.direction().code());
        json.writeNumberField("step", inProgress.step());
        json.writeNumberField("finished", inProgress.finished());
        json.writeNumberField("total", inProgress.total());
        json.writeEndObject();
    }

    /** Writes a finding of {@code doctor}. */
    static void finding(JsonGenerator json, DoctorResult.Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", finding.subject());
        json.writeStringField("status", finding.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("text", finding.text());
        text(json, "advice", finding.advice());
        json.writeEndObject();
    }

    /** Writes changes with their hazards. */
    static void changes(JsonGenerator json, String name, List<Change> changes) throws IOException {
        json.writeArrayFieldStart(name);
        for (Change change : changes) {
            json.writeStartObject();
            json.writeStringField("kind", change.kind().code());
            json.writeStringField("table", change.table());
            json.writeStringField("name", change.name());
            json.writeStringField("description", change.description());
            hazards(json, change.hazards());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the field {@code hazards}. */
    static void hazards(JsonGenerator json, List<Hazard> hazards) throws IOException {
        json.writeArrayFieldStart("hazards");
        for (Hazard hazard : hazards) {
            json.writeStartObject();
            json.writeStringField("kind", hazard.kind().code());
            json.writeStringField("message", hazard.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the field {@code violations}: rows that make a change fail. */
    static void violations(JsonGenerator json, List<Violation> violations) throws IOException {
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

    /** Writes the field {@code choices}: what the user must decide. */
    static void choices(JsonGenerator json, List<Choice> choices) throws IOException {
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

    /** Writes files and folders. */
    static void paths(JsonGenerator json, String name, List<Path> paths) throws IOException {
        texts(json, name, paths.stream().map(Path::toString).toList());
    }

    /** Writes an array of strings. */
    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Writes a string, or null. */
    static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }
}
