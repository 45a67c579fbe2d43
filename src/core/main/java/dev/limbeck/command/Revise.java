package dev.limbeck.command;

import dev.limbeck.command.autogenerate.Autogenerate;
import dev.limbeck.command.autogenerate.Counterpart;
import dev.limbeck.command.autogenerate.Processing;
import dev.limbeck.command.draft.Language;
import dev.limbeck.command.draft.NewRevision;
import dev.limbeck.command.draft.Place;
import dev.limbeck.command.draft.Placing;
import dev.limbeck.command.draft.PostWrite;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Extensions;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.command.proof.Both;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.MergeProof;
import dev.limbeck.command.proof.OperationsProof;
import dev.limbeck.command.proof.Proof;
import dev.limbeck.command.proof.Reviewing;
import dev.limbeck.command.proof.Told;
import dev.limbeck.result.Change;
import dev.limbeck.result.ProofOutcome;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionResult;
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
import dev.limbeck.revision.source.SqlParts;
import dev.limbeck.settings.AutogenerateSettings.Against;
import dev.limbeck.spi.RevisionDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a revision file: an empty one, or one with the differences between the entities and the database or the
 * history.
 */
public final class Revise {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for that project. */
    public Revise(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the revision that was written; without a difference none is}
     *
     * @throws NotAtHeadException if autogenerate is requested and the database is not at the head
     * @throws CommandException if the revision cannot be written
     */
    public RevisionResult run(RevisionRequest request) {
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        Place place = new Placing(project).place(request.placement(), id);
        NewRevision revision = new NewRevision(project.settings().revisions(), id, place, request.message());
        MergeProof branches = new MergeProof(project, listener, place.predecessors(project.graph()));
        ProofOutcome joined = branches.run();
        RevisionResult result = request.autogenerate()
                ? autogenerate(request, revision)
                : request.language() == Language.SQL ? emptySql(revision) : empty(revision);
        return result.joining(joined, branches.notes());
    }

    /** Writes an SQL revision with two empty parts. */
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
        OperationsProof proof = new OperationsProof(project, revision.place().predecessors(project.graph()), changedBy);
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
            Review review = request.review()
                    ? Reviewing.review(database.dialect(), outcome.live(), both, project.arguments())
                    : null;
            String epilogue = outcome.readBy().paragraph();
            Path written = request.language() == Language.SQL
                    ? writeSql(revision, outcome, both, proof)
                    : revision.write(upgrade, downgrade, costs, epilogue);
            Path file = new PostWrite(project, listener).on(written);
            return new RevisionResult(
                    against, revision.id(), file, changes, unmanaged, warnings, outcome.violations(), review);
        }
    }

    /** Writes the statements for the oldest supported version of the database, preceded by their guards. */
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
