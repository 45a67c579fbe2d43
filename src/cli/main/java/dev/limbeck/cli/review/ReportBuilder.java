package dev.limbeck.cli.review;

import dev.limbeck.cli.review.ReviewReport.Definition;
import dev.limbeck.cli.review.ReviewReport.Fact;
import dev.limbeck.cli.review.ReviewReport.Part;
import dev.limbeck.cli.review.ReviewReport.Script;
import dev.limbeck.cli.review.ReviewReport.SqlPair;
import dev.limbeck.cli.review.ReviewReport.Verdict;
import dev.limbeck.result.Change;
import dev.limbeck.result.Choice;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedRevision;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.Review;
import dev.limbeck.result.Review.DatabaseSql;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a report. */
final class ReportBuilder {
    String subject = "";
    String heading = "";
    final List<Fact> facts = new ArrayList<>();
    final List<Script> scripts = new ArrayList<>();
    List<Violation> violations = List.of();
    List<Choice> questions = List.of();
    List<String> warnings = List.of();
    List<String> ignored = List.of();
    List<RevisionInfo> history = List.of();

    @Nullable
    Script source;

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final HazardSummary hazards = new HazardSummary();
    private Review.Sketch before = Review.Sketch.EMPTY;
    private Review.Sketch after = Review.Sketch.EMPTY;
    private List<Definition> definitions = List.of();

    void verdict(Verdict.Status status, String label, String text) {
        verdicts.add(new Verdict(status, label, text));
    }

    /** Adds the tables and the history of a review. */
    void add(Review review) {
        before = review.before();
        after = review.after();
        history = review.history();
        definitions = review.definitions().stream()
                .map(each -> new Definition(each.name(), LineDiff.of(lines(each.before()), lines(each.after()))))
                .toList();
    }

    private static String lines(List<String> statements) {
        return statements.stream()
                .map(sql -> SqlLayout.divided(sql).replaceFirst(";*$", ";"))
                .collect(Collectors.joining("\n"));
    }

    /** Adds changes with the SQL of a review, if there is one. */
    void add(@Nullable Review review, List<Change> changes, @Nullable ProofStatus proof) {
        if (review != null) {
            add(review);
        }
        if (review == null || review.groups().isEmpty()) {
            changes.forEach(change -> hazards.add(change, List.of()));
            changes.forEach(change -> parts.add(new Part("", List.of(change), List.of(), List.of())));
            return;
        }
        for (int group = 0; group < review.groups().size(); group++) {
            addGroup(review, group, proof);
        }
        for (DatabaseSql database : review.databases()) {
            if (!isPaired(database, review) && database.problem() == null) {
                List<PlannedOperation> all =
                        database.downgrade().stream().flatMap(List::stream).toList();
                scripts.add(new Script("SQL of the downgrade on " + database.database(), SqlScript.of(all)));
            }
        }
    }

    private void addGroup(Review review, int index, @Nullable ProofStatus proof) {
        Review.Group group = review.groups().get(index);
        List<SqlPair> sql = new ArrayList<>();
        for (DatabaseSql database : review.databases()) {
            String problem = database.problem();
            if (problem == null) {
                sql.add(new SqlPair(
                        database.database(),
                        remark(database, proof),
                        SqlScript.of(at(database.upgrade(), index)),
                        isPaired(database, review)
                                ? SqlScript.of(at(
                                        database.downgrade(),
                                        database.downgrade().size() - 1 - index))
                                : ""));
            } else {
                sql.add(new SqlPair(database.database(), problem, "", ""));
            }
        }
        List<PlannedOperation> here = at(review.databases().get(0).upgrade(), index);
        group.changes().forEach(change -> hazards.add(change, here));
        parts.add(new Part(group.description(), group.changes(), sql, List.of()));
    }

    private static String remark(DatabaseSql database, @Nullable ProofStatus proof) {
        boolean proved = proof != null
                && proof.proved()
                && (proof.databases().isEmpty()
                        ? database.tried()
                        : proof.databases().contains(new DatabaseProof(database.database(), true)));
        return proved ? "proved" : database.tried() ? "run on a scratch database" : "planned, not run";
    }

    private static boolean isPaired(DatabaseSql database, Review review) {
        return database.paired()
                && database.downgrade().size() == review.groups().size();
    }

    private static List<PlannedOperation> at(List<List<PlannedOperation>> groups, int index) {
        return index >= 0 && index < groups.size() ? groups.get(index) : List.of();
    }

    /** Adds a revision of a plan. */
    void add(PlannedRevision revision) {
        String name = revision.revision().id();
        if (!revision.finished().isEmpty()) {
            parts.add(new Part(name + ": finished steps", List.of(), List.of(), revision.finished()));
        }
        if (revision.operations().isEmpty() && revision.finished().isEmpty()) {
            parts.add(new Part(
                    revision.direction().code() + " " + name,
                    List.of(),
                    List.of(),
                    List.of(PlanWords.noOperations(revision))));
        }
        for (PlannedOperation operation : revision.operations()) {
            hazards.add(operation);
            String sql = SqlScript.of(List.of(operation));
            boolean up = revision.direction() == Direction.UPGRADE;
            List<String> notes =
                    new ArrayList<>(HazardSummary.lists(operation) ? List.of() : HazardSummary.costs(operation));
            if (operation.foreignKeysOff()) {
                notes.add("foreign keys: not enforced while it runs, but checked before it ends");
            }
            operation.checks().forEach(check -> notes.add("stops if " + check.message()));
            parts.add(new Part(
                    name + ": " + operation.description().lines().findFirst().orElse(""),
                    List.of(),
                    List.of(new SqlPair("", "planned, not run", up ? sql : "", up ? "" : sql)),
                    notes));
        }
    }

    ReviewReport build() {
        return new ReviewReport(
                subject,
                heading,
                List.copyOf(facts),
                List.copyOf(verdicts),
                hazards.lines(),
                violations,
                questions,
                List.copyOf(parts),
                List.copyOf(scripts),
                before,
                after,
                definitions,
                source,
                history,
                warnings,
                ignored);
    }
}
