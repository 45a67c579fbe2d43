package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.SqlParts;
import dev.limbeck.settings.AutogenerateSettings.Against;
import dev.limbeck.spi.RevisionDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a revision file: empty, or from the difference between the entities and the database or the history. */
public final class Revise {
    private final Project project;
    private final RunListener listener;

    /** For that project. */
    public Revise(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return what was written; without a difference nothing is}
     *
     * @throws NotAtHeadException if autogenerate is asked for and the database is behind
     * @throws CommandException if anything stands in the way; no file is written then
     */
    public RevisionResult run(RevisionRequest request) {
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        Place place = new Placing(project).place(request.placement(), id);
        NewRevision revision = new NewRevision(project.settings().revisions(), id, place, request.message());
        MergeProof branches = MergeProof.at(project, listener, place);
        ProofOutcome joined = branches.run();
        RevisionResult result = request.autogenerate()
                ? autogenerate(request, revision)
                : request.language() == Language.SQL ? emptySql(revision) : empty(revision);
        return result.joining(joined, branches.notes());
    }

    /** Its two parts are for a person to write. */
    private RevisionResult emptySql(NewRevision revision) {
        Path file = new PostWrite(project, listener).on(revision.writeSql(new SqlParts("", ""), "", parts -> {}));
        Against against = project.settings().autogenerate().against();
        return new RevisionResult(
                against, revision.id(), file, List.of(), List.of(), List.of(), List.of(), null, ProofOutcome.EMPTY);
    }

    private RevisionResult empty(NewRevision revision) {
        Against against = project.settings().autogenerate().against();
        RevisionDraft draft;
        List<String> changedBy;
        try (Extensions extensions = new Extensions(project.settings())) {
            Processing processing = new Processing(extensions.processors());
            Processing.Processed processed =
                    processing.process(new RevisionDraft(Schema.EMPTY, Schema.EMPTY, List.of(), null));
            draft = processed.draft();
            changedBy = processing.changedBy();
            if (draft == null) {
                return new RevisionResult(
                        against, null, null, List.of(), List.of(), processed.notes(), List.of(), null);
            }
        }
        List<Operation> given = draft.downgrade();
        List<Operation> back = given == null ? Operation.reversed(draft.upgrade()) : given;
        OperationsProof proof = new OperationsProof(project, revision.place(), changedBy);
        ProofOutcome outcome = proof.of(draft.upgrade(), back);
        Path file = new PostWrite(project, listener).on(revision.write(draft.upgrade(), back));
        return new RevisionResult(
                against,
                revision.id(),
                file,
                Changes.of(draft.upgrade()),
                List.of(),
                proof.notes(),
                List.of(),
                null,
                outcome);
    }

    private RevisionResult autogenerate(RevisionRequest request, NewRevision revision) {
        Against against = project.settings().autogenerate().against();
        try (Counterpart counterpart = Counterpart.open(project);
                Autogenerate autogenerate =
                        new Autogenerate(project, counterpart.database(), request.decisions(), request.answers())) {
            Database database = counterpart.database();
            Autogenerate.Outcome outcome = autogenerate.run();
            List<String> unmanaged = outcome.comparison().unmanaged().stream()
                    .map(Object::toString)
                    .toList();
            List<Operation> upgrade = outcome.comparison().operations();
            List<String> warnings = new ArrayList<>(outcome.warnings());
            warnings.addAll(counterpart.notes());
            if (upgrade.isEmpty()) {
                return new RevisionResult(against, null, null, List.of(), unmanaged, warnings, List.of(), null);
            }
            if (!outcome.choices().isEmpty()) {
                throw new UndecidedException(outcome.choices());
            }
            List<Operation> given = outcome.downgrade();
            List<Operation> downgrade = given == null ? Operation.reversed(upgrade) : given;
            Proof proof = new Proof(
                    database.dialect(), autogenerate.comparer(), project.arguments(), autogenerate.changedBy());
            Proof.Proved proved = proof.of(upgrade, downgrade, outcome.live(), outcome.model());
            warnings.addAll(proved.notes());
            List<Change> changes =
                    new Told(database, outcome.live(), against == Against.DATABASE).changes(upgrade, proved.upgrade());
            HazardException.requireNone(request.failOnHazard(), changes, "No revision was written");
            Map<Operation, List<Hazard>> costs = new HashMap<>(proved.downgrade());
            costs.putAll(proved.upgrade());
            Both both = new Both(upgrade, downgrade);
            Review review =
                    request.review() ? Reviewing.review(database.dialect(), outcome.live(), both, project.arguments()) : null;
            String epilogue = outcome.readBy().paragraph();
            Path written = request.language() == Language.SQL
                    ? writeSql(revision, outcome, both, proof)
                    : revision.write(upgrade, downgrade, costs, epilogue);
            Path file = new PostWrite(project, listener).on(written);
            return new RevisionResult(
                    against, revision.id(), file, changes, unmanaged, warnings, outcome.violations(), review);
        }
    }

    /** The statements are planned for the oldest version that is supported, and with all that is asked before them. */
    private Path writeSql(NewRevision revision, Autogenerate.Outcome outcome, Both both, Proof proof) {
        Dialect dialect = project.dialect();
        try (Scratch scratch = Scratch.of(dialect, outcome.live())) {
            PlanOptions options = new PlanOptions(null, false, true);
            VersionTable versions = project.versions(dialect);
            String upgrade = scratch.script(both.upgrade(), options, versions);
            String downgrade = scratch.script(both.downgrade(), options, versions);
            String epilogue = "The statements are those of " + dialect.product() + ".\n\n"
                    + outcome.readBy().paragraph();
            return revision.writeSql(
                    new SqlParts(upgrade, downgrade),
                    epilogue,
                    parts -> proof.of(parts, both.upgrade(), outcome.live(), outcome.model()));
        }
    }
}
