package dev.limbeck.cli.review;

import dev.limbeck.cli.review.ReviewReport.Fact;
import dev.limbeck.cli.review.ReviewReport.Script;
import dev.limbeck.cli.review.ReviewReport.Verdict.Status;
import dev.limbeck.command.project.ProofNotes;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.result.VerifyResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates reports for a reviewer from the results of commands. */
public final class ReviewReports {
    private ReviewReports() {}

    /** {@return the report of a new revision} */
    public static ReviewReport of(RevisionResult result) {
        String place = result.against().name().toLowerCase(Locale.ROOT);
        ReportBuilder report = new ReportBuilder();
        report.subject = result.id() == null ? "Revision" : "Revision " + result.id();
        report.heading = result.id() == null
                ? "No differences between the model and the " + place
                : counted(result.changes()) + " to the " + place;
        report.violations = result.violations();
        report.ignored = result.unmanaged();
        report.warnings = result.warnings();
        report.add(result.review(), result.changes(), result.proof());
        Review review = result.review();
        proof(report, result, review);
        Path file = result.file();
        if (review != null && !review.history().isEmpty() && file != null) {
            RevisionInfo info = review.history().get(0);
            report.heading = HistoryWords.headline(info);
            report.facts.add(new Fact("revision", info.id()));
            report.facts.add(new Fact(
                    "after", info.downRevisions().isEmpty() ? "base" : String.join(", ", info.downRevisions())));
            report.facts.add(new Fact("changes", String.valueOf(result.changes().size())));
            report.facts.add(new Fact("compared with the", place));
            Path name = file.getFileName();
            report.source = new Script(name == null ? "" : name.toString(), review.source());
        }
        return report.build();
    }

    private static void proof(ReportBuilder report, RevisionResult result, @Nullable Review review) {
        ProofStatus proof = result.proof();
        if (proof == null) {
            return;
        }
        Stream<String> named =
                proof.databases().stream().filter(DatabaseProof::proved).map(DatabaseProof::database);
        Stream<String> inUse = review == null
                ? Stream.empty()
                : review.databases().stream().limit(1).map(Review.DatabaseSql::database);
        String on = (proof.databases().isEmpty() ? inUse : named)
                .reduce((one, other) -> one + ", " + other)
                .map(names -> " on " + names)
                .orElse("");
        if (proof.proved()) {
            report.verdict(Status.GOOD, "Upgrade", "produces exactly the model; proved" + on);
            report.verdict(
                    Status.GOOD,
                    "Downgrade",
                    (ProofNotes.lackRows(result.warnings())
                                    ? "restores the schema, but not all tables had rows (see the warnings); proved"
                                    : "restores the schema, with rows in the tables; proved")
                            + on);
        } else {
            report.verdict(Status.OPEN, "Not proved", String.valueOf(proof.reason()));
        }
        proof.databases().stream()
                .filter(each -> !each.proved())
                .forEach(each -> report.verdict(Status.OPEN, each.database(), "not proved on this database"));
    }

    /** {@return the report of {@code check}} */
    public static ReviewReport of(CheckResult result) {
        String place = result.against().name().toLowerCase(Locale.ROOT);
        boolean equal = result.changes().isEmpty();
        ReportBuilder report = new ReportBuilder();
        report.subject = "Check";
        report.heading = equal
                ? "No differences between the model and the " + place
                : "The model and the " + place + " differ: " + counted(result.changes());
        report.verdict(
                equal ? Status.GOOD : Status.BAD,
                "Model",
                equal ? "matches the " + place : counted(result.changes()) + " missing from the " + place);
        if (!result.choices().isEmpty()) {
            report.verdict(
                    Status.OPEN,
                    "Decisions",
                    result.choices().size() == 1
                            ? "1 is open"
                            : result.choices().size() + " are open");
        }
        report.questions = result.choices();
        report.violations = result.violations();
        report.ignored = result.unmanaged();
        report.warnings = result.warnings();
        report.add(result.review(), result.changes(), null);
        return report.build();
    }

    /** {@return the report of {@code drift}} */
    public static ReviewReport of(DriftResult result) {
        String at = place(result.current());
        boolean equal = result.changes().isEmpty();
        ReportBuilder report = new ReportBuilder();
        report.subject = "Drift";
        report.heading = equal
                ? "No drift: the database matches its revisions at " + at
                : "The database differs from its revisions at " + at + ": " + counted(result.changes());
        report.facts.add(new Fact("database at", at));
        report.verdict(
                equal ? Status.GOOD : Status.BAD,
                "Database",
                equal ? "matches its revisions" : counted(result.changes()) + " made by hand");
        if (!result.script().isEmpty()) {
            report.scripts.add(new Script("SQL that reverts the changes", SqlLayout.script(result.script())));
        }
        report.ignored = result.unmanaged();
        report.warnings = result.warnings();
        report.add(result.review(), result.changes(), null);
        return report.build();
    }

    /** {@return the report of {@code verify}} */
    public static ReviewReport of(VerifyResult result) {
        ReportBuilder report = new ReportBuilder();
        report.subject = "Verify";
        report.heading = "The history "
                + (result.isBroken()
                        ? "is not valid"
                        : result.hasDifferences() ? "is valid, but does not match the entities" : "is valid");
        for (ProofVerdict verdict : result.verdicts()) {
            SchemaMismatch gap = verdict.gap();
            report.verdict(
                    switch (verdict.status()) {
                        case PASSED -> Status.GOOD;
                        case FAILED -> Status.BAD;
                        case SKIPPED -> Status.OPEN;
                    },
                    verdict.proof().label(),
                    verdict.text() + (gap == null ? "" : gap.lines()));
        }
        result.irreversible().forEach(id -> report.verdict(Status.OPEN, "Irreversible", "revision " + id));
        report.warnings = result.warnings();
        report.history = result.history();
        report.add(null, result.differences(), null);
        return report.build();
    }

    /** {@return the report of {@code upgrade --plan}} */
    public static ReviewReport of(PlanResult result) {
        ReportBuilder report = new ReportBuilder();
        int count = result.revisions().size();
        report.subject = "Plan";
        report.heading = count == 0
                ? "Nothing to run: the database is at " + place(result.current())
                : "Plan of " + (count == 1 ? "1 revision" : count + " revisions");
        report.facts.add(new Fact("database at", place(result.current())));
        report.verdict(Status.OPEN, "Plan", "nothing was changed");
        if (count > 0) {
            report.verdict(Status.OPEN, "Locks", result.locking());
        }
        result.revisions().forEach(report::add);
        report.warnings = result.warnings();
        report.add(result.review());
        return report.build();
    }

    private static String place(List<String> current) {
        return current.isEmpty() ? "base" : String.join(", ", current);
    }

    static String counted(List<Change> changes) {
        return changes.size() + (changes.size() == 1 ? " change" : " changes");
    }
}
