package dev.limbeck.cli.report;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.WriteModel;
import dev.limbeck.command.draft.Template;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.InitResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final PrintWriter out;
    private final List<String> warnings;

    /** Creates a report that prints to {@code out}. */
    public JsonReport(PrintWriter out) {
        this(out, List.of());
    }

    private JsonReport(PrintWriter out, List<String> warnings) {
        this.out = out;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public Report withWarnings(List<String> others) {
        return new JsonReport(out, others);
    }

    @Override
    public void init(InitResult result) {
        print(new JsonObject()
                .with("created", result.created())
                .with("kept", result.kept())
                .with("package", result.packageName()));
    }

    @Override
    public void templates(List<Template> templates) {
        print(new JsonObject().with("templates", templates, template -> new JsonObject()
                .with("name", template.label())
                .with("description", template.description())));
    }

    @Override
    public void revision(RevisionResult result) {
        print(new JsonObject()
                .with("id", result.id())
                .with("file", result.file())
                .with("changes", result.changes(), JsonShapes::change)
                .with("unmanaged", result.unmanaged())
                .with("warnings", result.warnings())
                .with("violations", result.violations(), JsonShapes::violation)
                .with("proof", JsonShapes.proof(result.proof())));
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
        print(new JsonObject()
                .with("revisions", result.revisions(), JsonReport::imported)
                .with("proof", JsonShapes.proof(result.proof()))
                .with("notProved", result.unproved(), revision -> new JsonObject()
                        .with("id", revision.id())
                        .with("why", revision.reason()))
                .with("versionTable", result.versionTable())
                .with("warnings", result.warnings()));
    }

    private static JsonObject imported(ImportResult.Imported revision) {
        return new JsonObject()
                .with("id", revision.id())
                .with("message", revision.message())
                .with("source", revision.source())
                .with("file", revision.file())
                .with("untranslated", revision.untranslated());
    }

    @Override
    public void run(RunResult result) {
        print(new JsonObject()
                .with("revisions", result.revisions(), JsonShapes::revision)
                .with("current", result.current())
                .with("created", result.created())
                .with("warnings", joined(result.warnings())));
    }

    @Override
    public void fleetDatabase(DatabaseOutcome outcome) {
        print(FleetJson.outcome(outcome));
    }

    @Override
    public void fleet(FleetResult result) {
        print(FleetJson.result(result));
    }

    @Override
    public void stamp(StampResult result) {
        print(new JsonObject()
                .with("before", result.before())
                .with("current", result.current())
                .with("created", result.created()));
    }

    @Override
    public void ensureVersion(EnsureVersion.Result result) {
        print(new JsonObject().with("table", result.table()).with("created", result.created()));
    }

    @Override
    public void plan(PlanResult result) {
        print(new JsonObject()
                .with("revisions", result.revisions(), PlanJson::revision)
                .with("current", result.current())
                .with("locking", result.locking())
                .with("warnings", joined(result.warnings())));
    }

    @Override
    public void script(ScriptResult result) {
        print(new JsonObject()
                .with("script", result.script())
                .with("from", result.from())
                .with("to", result.to())
                .with("revisions", result.revisions(), JsonShapes::revision)
                .with("warnings", result.warnings()));
    }

    @Override
    public void check(CheckResult result) {
        print(new JsonObject()
                .with("differences", result.changes(), JsonShapes::change)
                .with("unmanaged", result.unmanaged())
                .with("warnings", result.warnings())
                .with("violations", result.violations(), JsonShapes::violation)
                .with("choices", result.choices(), JsonShapes::choice));
    }

    @Override
    public void drift(DriftResult result) {
        print(new JsonObject()
                .with("current", result.current())
                .with("differences", result.changes(), JsonShapes::change)
                .with("script", result.script().isEmpty() ? null : result.script())
                .with("unmanaged", result.unmanaged())
                .with("warnings", result.warnings()));
    }

    @Override
    public void verify(VerifyResult result) {
        print(new JsonObject()
                .with("ok", !result.isBroken() && !result.hasDifferences())
                .with("proofs", result.verdicts(), JsonShapes::verdict)
                .with("differences", result.differences(), JsonShapes::change)
                .with("irreversible", result.irreversible())
                .with("warnings", result.warnings()));
    }

    @Override
    public void history(List<RevisionInfo> revisions) {
        print(new JsonObject()
                .with("revisions", revisions, JsonShapes::revision)
                .with("warnings", warnings));
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
        print(new JsonObject()
                .with("revisions", position.revisions(), JsonShapes::revision)
                .with(
                        "inProgress",
                        position.inProgress().map(JsonShapes::inProgress).orElse(null))
                .with("warnings", warnings));
    }

    @Override
    public void doctor(DoctorResult result) {
        print(new JsonObject().with("ok", result.isHealthy()).with("findings", result.findings(), JsonShapes::finding));
    }

    @Override
    public void unlock(Optional<String> holder) {
        print(new JsonObject().with("holder", holder.orElse(null)));
    }

    @Override
    public void show(List<RevisionInfo> revisions) {
        print(new JsonObject()
                .with("revision", JsonShapes.revision(revisions.get(0)))
                .with("revisions", revisions, JsonShapes::revision));
    }

    @Override
    public void branches(List<Branches.Branching> branches) {
        print(new JsonObject().with("branches", branches, branching -> new JsonObject()
                .with("revision", JsonShapes.revision(branching.point()))
                .with("revisions", branching.next(), JsonShapes::revision)));
    }

    /** Prints nothing: the result contains everything. */
    @Override
    public void remark(String line) {}

    @Override
    public void tables(List<String> names) {
        print(new JsonObject().with("tables", names).with("warnings", warnings));
    }

    @Override
    public void entities(EntitiesResult result) {
        print(new JsonObject()
                .with("text", result.text())
                .with("files", result.files())
                .with("kept", result.kept())
                .with("notes", result.notes())
                .with("exclude", result.exclude()));
    }

    @Override
    public void model(WriteModel.Result result) {
        print(new JsonObject()
                .with("file", result.file() == null ? null : result.file().toString())
                .with("product", result.product())
                .with("series", result.series())
                .with("tables", result.tables())
                .with("warnings", result.warnings()));
    }

    @Override
    public void site(Path index, int pages) {
        print(new JsonObject().with("index", index.toString()).with("pages", pages));
    }

    @Override
    public void text(String text) {
        print(new JsonObject().with("text", text));
    }

    @Override
    public void schema(List<String> statements) {
        print(new JsonObject().with("statements", statements).with("warnings", warnings));
    }

    /** Prints an error: its code, its message, the choices to be made and the exit code. */
    public void error(String code, String message, List<Choice> choices, int exitCode) {
        JsonObject error =
                new JsonObject().with("kind", code).with("message", message).with("exitCode", exitCode);
        print(new JsonObject()
                .with("error", choices.isEmpty() ? error : error.with("choices", choices, JsonShapes::choice)));
    }

    /** Prints the fields of an object, after the field {@code format}. */
    private List<String> joined(List<String> others) {
        return Stream.concat(warnings.stream(), others.stream()).toList();
    }

    private void print(JsonObject result) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.putAll(result.toMap());
        try {
            out.println(WRITER.asString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
    }
}
