package dev.limbeck.command;

import dev.limbeck.command.autogenerate.Autogenerate;
import dev.limbeck.command.autogenerate.ComparisonTarget;
import dev.limbeck.command.autogenerate.KnownMatch;
import dev.limbeck.command.autogenerate.ModelScan;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.ChangeReport;
import dev.limbeck.command.proof.OperationPair;
import dev.limbeck.command.proof.PlanHazards;
import dev.limbeck.command.review.HistoryExcerpt;
import dev.limbeck.command.review.ReviewWriter;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Review;
import dev.limbeck.revision.graph.MultipleHeads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the database, or the history, with the model. Changes no database and writes no file. */
public final class Check {
    private final Project project;

    /** Creates the command for the given project. */
    public Check(Project project) {
        this.project = project;
    }

    /**
     * Checks that the compiled entities exist and are up to date with their sources.
     *
     * @throws CommandException if a class is missing or outdated
     */
    public void requireClasses() {
        new ModelScan(project).requireCurrentClasses();
    }

    /** {@return the differences, including those with hazards} */
    public CheckResult run() {
        return run(Set.of(), false);
    }

    /**
     * {@return the differences}
     *
     * @param failOnHazard the hazards that make the command fail
     * @param review whether the result includes the SQL and diagrams of the affected tables
     * @throws NotAtHeadException if there are pending revisions
     * @throws HazardException if a change has one of these hazards
     * @throws dev.limbeck.spi.NotComparedException if an application on a database server does not contain the model,
     *     which the comparison then requires
     * @throws CommandException if the model or the database cannot be read
     */
    public CheckResult run(Set<Kind> failOnHazard, boolean review) {
        try (ComparisonTarget counterpart = ComparisonTarget.open(project);
                Autogenerate autogenerate =
                        new Autogenerate(project, counterpart.database(), Decisions.NONE, Prompt.NOBODY)) {
            Database database = counterpart.database();
            boolean packaged = usesPackagedModel(database);
            if (packaged) {
                autogenerate.usingPackagedModel();
            } else {
                autogenerate.keepingResults();
            }
            Optional<KnownMatch> known = review ? Optional.empty() : autogenerate.knownMatch();
            Optional<KnownMatch.Match> match = known.flatMap(KnownMatch::find);
            if (match.isPresent()) {
                return new CheckResult(
                        Against.DATABASE,
                        List.of(),
                        match.get().unmanaged(),
                        warnings(counterpart, match.get().warnings()),
                        List.of(),
                        List.of(),
                        null);
            }
            Against against = project.settings().autogenerate().against();
            Autogenerate.Outcome outcome = autogenerate.compare();
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            known.ifPresent(each -> each.keep(outcome, unmanaged));
            List<Operation> operations = outcome.comparison().operations();
            ScratchDatabases scratches = project.scratches(database);
            ChangeReport report =
                    new ChangeReport(scratches, database, outcome.live(), against == Against.DATABASE && !packaged);
            List<Change> changes =
                    report.listChanges(operations, packaged ? new PlanHazards() : report.findPlanHazards(operations));
            HazardException.requireNone(failOnHazard, changes, "The model and the database differ");
            return new CheckResult(
                    against,
                    changes,
                    unmanaged,
                    warnings(counterpart, outcome.warnings()),
                    outcome.violations(),
                    outcome.choices(),
                    review ? review(database, outcome, changes) : null);
        }
    }

    /** Returns the warnings of a comparison, and those about the history and the database. */
    private List<String> warnings(ComparisonTarget target, List<String> compared) {
        List<String> warnings = new ArrayList<>(compared);
        warnings.addAll(target.notes());
        if (project.settings().autogenerate().against() == Against.DATABASE) {
            warnings.addAll(new EditedRevisions(project).findWarnings(target.database()));
        }
        MultipleHeads.describeUnintended(project.graph()).ifPresent(warnings::add);
        return warnings;
    }

    /**
     * Returns whether to use the model that is packaged with the application. An application with a data source does
     * not create scratch databases on its database server.
     */
    private boolean usesPackagedModel(Database database) {
        return project.application().dataSource() != null
                && project.settings().database().scratchUrl() == null
                && !database.dialect().traits().has(Feature.EMBEDDED);
    }

    private Review review(Database database, Autogenerate.Outcome outcome, List<Change> changes) {
        List<Operation> operations = outcome.comparison().operations();
        OperationPair both = new OperationPair(operations, Operation.reversed(operations));
        HistoryExcerpt history = new HistoryExcerpt(project.graph());
        return new ReviewWriter(project, database)
                .write(outcome.live(), outcome.declared().get(), both, changes)
                .withRevision("", history.ofHeads());
    }
}
