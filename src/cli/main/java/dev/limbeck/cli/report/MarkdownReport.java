package dev.limbeck.cli.report;

import dev.limbeck.cli.review.ReviewReports;
import dev.limbeck.command.Branches;
import dev.limbeck.command.Current;
import dev.limbeck.command.EnsureVersion;
import dev.limbeck.command.WriteModel;
import dev.limbeck.command.draft.Template;
import dev.limbeck.result.CheckResult;
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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Prints results for a pull request, in GitHub-flavored Markdown; the same result always produces the same text.
 * Results that a pull request seldom needs are printed as a block of plain text.
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

    @Override
    public void revision(RevisionResult result) {
        print(ReviewMarkdown.text(ReviewReports.of(result)));
    }

    @Override
    public void check(CheckResult result) {
        print(ReviewMarkdown.text(ReviewReports.of(result)));
    }

    @Override
    public void drift(DriftResult result) {
        print(ReviewMarkdown.text(ReviewReports.of(result)));
    }

    @Override
    public void verify(VerifyResult result) {
        print(ReviewMarkdown.text(ReviewReports.of(result)));
    }

    @Override
    public void plan(PlanResult result) {
        print(ReviewMarkdown.text(ReviewReports.of(result)));
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

    /** Prints nothing: remarks do not belong in a pull request. */
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
    public void model(WriteModel.Result result) {
        block(report -> report.model(result));
    }

    @Override
    public void site(Path index, int pages) {
        block(report -> report.site(index, pages));
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
