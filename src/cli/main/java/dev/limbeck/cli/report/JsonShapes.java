package dev.limbeck.cli.report;

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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON objects that several results contain: revisions, changes, choices. */
final class JsonShapes {
    private JsonShapes() {}

    /** {@return the result of one of the proofs that {@code verify} runs} */
    static JsonObject verdict(ProofVerdict verdict) {
        SchemaMismatch gap = verdict.gap();
        return new JsonObject()
                .with("proof", verdict.proof().code())
                .with("status", verdict.status().name().toLowerCase(Locale.ROOT))
                .with("text", verdict.text())
                .with("revision", verdict.revision())
                .with("expected", gap == null ? null : gap.expected())
                .with("found", gap == null ? null : gap.found());
    }

    /** {@return whether Limbeck proved the revision before it wrote the file; null if there is no file} */
    static @Nullable JsonObject proof(@Nullable ProofStatus proof) {
        return proof == null
                ? null
                : new JsonObject()
                        .with("done", proof.proved())
                        .with("why", proof.reason())
                        .with("databases", proof.databases(), JsonShapes::database);
    }

    private static JsonObject database(DatabaseProof proof) {
        return new JsonObject().with("name", proof.database()).with("done", proof.proved());
    }

    /** {@return a revision and its place in the graph} */
    static JsonObject revision(RevisionInfo revision) {
        return new JsonObject()
                .with("id", revision.id())
                .with("downRevisions", revision.downRevisions())
                .with("nextRevisions", revision.nextRevisions())
                .with("branchLabels", revision.branchLabels())
                .with("branches", revision.branches())
                .with("dependsOn", revision.dependsOn())
                .with("neededBy", revision.dependents())
                .with("message", revision.message())
                .with("created", revision.created())
                .with("path", revision.path())
                .with("head", revision.marks().head())
                .with("current", revision.marks().current())
                .with("branchPoint", revision.marks().branchPoint())
                .with("mergePoint", revision.marks().mergePoint())
                .with("applied", revision.applied());
    }

    /** {@return the interrupted revision and its finished steps} */
    static JsonObject inProgress(InProgress inProgress) {
        return new JsonObject()
                .with("revision", inProgress.revision())
                .with("direction", inProgress.direction().code())
                .with("step", inProgress.step())
                .with("finished", inProgress.finished())
                .with("total", inProgress.total());
    }

    /** {@return a finding of {@code doctor}} */
    static JsonObject finding(DoctorResult.Finding finding) {
        return new JsonObject()
                .with("subject", finding.subject())
                .with("status", finding.status().name().toLowerCase(Locale.ROOT))
                .with("text", finding.text())
                .with("advice", finding.advice());
    }

    /** {@return a change with its hazards} */
    static JsonObject change(Change change) {
        return new JsonObject()
                .with("kind", change.kind().code())
                .with("table", change.table())
                .with("name", change.name())
                .with("description", change.description())
                .with("hazards", change.hazards(), JsonShapes::hazard);
    }

    /** {@return a hazard} */
    static JsonObject hazard(Hazard hazard) {
        return new JsonObject().with("kind", hazard.kind().code()).with("message", hazard.message());
    }

    /** {@return rows that make a change fail} */
    static JsonObject violation(Violation violation) {
        return new JsonObject()
                .with("table", violation.table())
                .with("message", violation.message())
                .with("count", violation.count())
                .with("complete", violation.complete())
                .with("keys", violation.keys())
                .with("advice", violation.advice());
    }

    /** {@return a decision that the user must make} */
    static JsonObject choice(Choice choice) {
        return new JsonObject()
                .with("about", choice.about())
                .with("question", choice.question())
                .with("flags", choice.options(), Choice.Option::flag);
    }
}
