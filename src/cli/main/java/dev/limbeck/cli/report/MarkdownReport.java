package dev.limbeck.cli.report;

import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.draft.Template;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.EntitiesResult;
import dev.limbeck.result.ImportResult;
import dev.limbeck.result.InitResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.result.StampResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.FleetResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prints results for a pull request, in GitHub-flavoured Markdown; the same result always gives the same text. Results
 * that a pull request seldom needs are printed as a block of plain text.
 */
public final class MarkdownReport implements Report {
    private final PrintWriter out;
    private final Function<PrintWriter, Report> asText;

    /**
     * Creates a report that prints to {@code out}; {@code asText} creates the text report for results without a
     * Markdown form.
     */
    public MarkdownReport(PrintWriter out, Function<PrintWriter, Report> asText) {
        this.out = out;
        this.asText = asText;
    }

    /** {@return the report that {@code --report} writes for a new revision} */
    public static String text(RevisionResult result) {
        String place = result.against().name().toLowerCase(Locale.ROOT);
        String heading = result.id() == null
                ? "No differences between the model and the " + place
                : "Revision " + result.id() + ": " + counted(result.changes()) + " to the " + place;
        return body(heading, result.changes(), result.review())
                + ReviewMarkdown.violations(result.violations())
                + closing(result.unmanaged(), result.warnings());
    }

    private static String counted(List<Change> changes) {
        return changes.size() + (changes.size() == 1 ? " change" : " changes");
    }

    private static String body(String heading, List<Change> changes, @Nullable Review review) {
        return review == null || changes.isEmpty()
                ? ReviewMarkdown.changes(heading, changes)
                : ReviewMarkdown.text(heading, changes, review);
    }

    private static String closing(List<String> unmanaged, List<String> warnings) {
        StringBuilder text = new StringBuilder();
        warnings.forEach(warning -> text.append("\n> **Warning:** ")
                .append(Markdown.escape(warning))
                .append('\n'));
        if (!unmanaged.isEmpty()) {
            text.append("\nIgnored, since no revision created them: ")
                    .append(String.join(
                            ", ", unmanaged.stream().map(Markdown::code).toList()))
                    .append(".\n");
        }
        return text.toString();
    }

    @Override
    public void revision(RevisionResult result) {
        print(text(result));
    }

    @Override
    public void check(CheckResult result) {
        String place = result.against().name().toLowerCase(Locale.ROOT);
        String heading = result.changes().isEmpty()
                ? "No differences between the model and the " + place
                : "The model and the " + place + " differ: " + counted(result.changes());
        print(body(heading, result.changes(), result.review())
                + ReviewMarkdown.questions(result.choices())
                + ReviewMarkdown.violations(result.violations())
                + closing(result.unmanaged(), result.warnings()));
    }

    @Override
    public void drift(DriftResult result) {
        String at = result.current().isEmpty() ? "base" : String.join(", ", result.current());
        String heading = result.changes().isEmpty()
                ? "No drift: the database matches its revisions at " + at
                : "The database differs from its revisions at " + at + ": " + counted(result.changes());
        String script = result.script().isEmpty()
                ? ""
                : "\n" + Markdown.folded("SQL that reverts the changes", Markdown.block("sql", result.script()));
        print(ReviewMarkdown.changes(heading, result.changes())
                + script
                + closing(result.unmanaged(), result.warnings()));
    }

    @Override
    public void verify(VerifyResult result) {
        StringBuilder text = new StringBuilder("## The history ");
        text.append(
                result.isBroken()
                        ? "is not valid"
                        : result.hasDifferences() ? "is valid, but does not match the entities" : "is valid");
        text.append("\n\n");
        text.append(Markdown.table(
                List.of("", "Proof", "Result"),
                result.verdicts().stream().map(MarkdownReport::row).toList()));
        if (!result.differences().isEmpty()) {
            text.append("\n#").append(ReviewMarkdown.changes("Missing from the history", result.differences()));
        }
        print(text + closing(List.of(), result.warnings()));
    }

    private static List<String> row(ProofVerdict verdict) {
        String mark =
                switch (verdict.status()) {
                    case PASSED -> "✅";
                    case FAILED -> "❌";
                    case SKIPPED -> "➖";
                };
        SchemaMismatch gap = verdict.gap();
        String detail = gap == null
                ? ""
                : "<br>expected: " + Markdown.code(gap.expected()) + "<br>found: " + Markdown.code(gap.found());
        return List.of(mark, verdict.proof().label(), Markdown.escape(verdict.text()) + detail);
    }

    @Override
    public void init(InitResult result) {
        block(report -> report.init(result));
    }

    @Override
    public void run(RunResult result) {
        block(report -> report.run(result));
    }

    @Override
    public void plan(PlanResult result) {
        block(report -> report.plan(result));
    }

    @Override
    public void script(ScriptResult result) {
        out.print(Markdown.block("sql", result.script()));
    }

    @Override
    public void history(List<RevisionInfo> revisions) {
        block(report -> report.history(revisions));
    }

    @Override
    public void revisions(List<RevisionInfo> revisions, String whenNone) {
        block(report -> report.revisions(revisions, whenNone));
    }

    @Override
    public void position(Current.Position position) {
        block(report -> report.position(position));
    }

    @Override
    public void doctor(DoctorResult result) {
        block(report -> report.doctor(result));
    }

    @Override
    public void unlock(Optional<String> holder) {
        block(report -> report.unlock(holder));
    }

    @Override
    public void show(List<RevisionInfo> result) {
        block(report -> report.show(result));
    }

    @Override
    public void graph(List<RevisionInfo> result) {
        block(report -> report.graph(result));
    }

    @Override
    public void branches(List<Branches.Branching> result) {
        block(report -> report.branches(result));
    }

    @Override
    public void templates(List<Template> result) {
        block(report -> report.templates(result));
    }

    @Override
    public void adopted(RevisionResult result) {
        revision(result);
    }

    @Override
    public void imported(ImportResult result) {
        block(report -> report.imported(result));
    }

    @Override
    public void merge(RevisionResult result) {
        block(report -> report.merge(result));
    }

    @Override
    public void fleetDatabase(DatabaseOutcome outcome) {
        block(report -> report.fleetDatabase(outcome));
    }

    @Override
    public void fleet(FleetResult result) {
        block(report -> report.fleet(result));
    }

    @Override
    public void stamp(StampResult result) {
        block(report -> report.stamp(result));
    }

    @Override
    public void ensureVersion(EnsureVersion.Result result) {
        block(report -> report.ensureVersion(result));
    }

    /** Prints nothing: remarks are not for a pull request. */
    @Override
    public void remark(String line) {}

    @Override
    public void tables(List<String> names) {
        block(report -> report.tables(names));
    }

    @Override
    public void entities(EntitiesResult result) {
        block(report -> report.entities(result));
    }

    @Override
    public void text(String text) {
        block(report -> report.text(text));
    }

    @Override
    public void schema(List<String> statements) {
        block(report -> report.schema(statements));
    }

    private void block(Consumer<Report> result) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        result.accept(asText.apply(writer));
        writer.flush();
        print(Markdown.block("text", text.toString().replace(System.lineSeparator(), "\n")));
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
