package dev.limbeck.command;

import dev.limbeck.command.autogenerate.Autogenerate;
import dev.limbeck.command.autogenerate.ComparisonTarget;
import dev.limbeck.command.autogenerate.DraftProcessors;
import dev.limbeck.command.draft.NewRevision;
import dev.limbeck.command.draft.PlacementResolver;
import dev.limbeck.command.draft.PostWriteHooks;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.draft.RevisionPlace;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Extensions;
import dev.limbeck.command.project.HazardException;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.UndecidedException;
import dev.limbeck.command.proof.ChangeReport;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.MergeProof;
import dev.limbeck.command.proof.OperationPair;
import dev.limbeck.command.proof.OperationsProof;
import dev.limbeck.command.proof.Proof;
import dev.limbeck.command.proof.ProvedDatabases;
import dev.limbeck.command.review.HistoryExcerpt;
import dev.limbeck.command.review.ReviewWriter;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.Review;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.source.SqlParts;
import dev.limbeck.spi.RevisionDraft;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a revision file, which is either empty or contains the differences between the entities and the database (or
 * the history).
 */
public final class Revise {
    private final Project project;
    private final RunListener listener;
    private final PostWriteHooks hooks;

    /** Creates the command for the given project. */
    public Revise(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
        this.hooks = new PostWriteHooks(project, listener);
    }

    /**
     * {@return the result; its id and file are null if no revision was written, because there is no difference}
     *
     * @throws NotAtHeadException if autogenerate is requested and the database is not at the head
     * @throws CommandException if the revision cannot be written
     */
    public RevisionResult run(RevisionRequest request) {
        boolean opens =
                request.autogenerate() && project.settings().autogenerate().against() == Against.DATABASE;
        if (!opens) {
            IncompleteRevisions.requireNoneIfReachable(project);
        }
        String id = request.id() == null ? RevisionId.random() : RevisionId.check(request.id());
        RevisionPlace place = new PlacementResolver(project).resolve(request.placement(), id);
        NewRevision revision = new NewRevision(
                project.settings().revisions(),
                id,
                place,
                request.message(),
                project.dialect().traits().names());
        MergeProof branches = new MergeProof(project, listener, place.predecessors(project.graph()));
        ProofStatus joined = branches.run();
        RevisionResult result = request.autogenerate()
                ? autogenerate(request, revision)
                : request.language() == RevisionLanguage.SQL ? emptySql(revision) : empty(revision);
        return hooks.finish(new ProvedDatabases(project).addTo(result.withBranchProof(joined, branches.notes())));
    }

    /** Writes an SQL revision with two empty parts. */
    private RevisionResult emptySql(NewRevision revision) {
        listener.writeStarted();
        Path file = hooks.runAll(revision.writeSql(new SqlParts("", ""), "", parts -> {}));
        Against against = project.settings().autogenerate().against();
        return new RevisionResult(
                against, revision.id(), file, List.of(), List.of(), List.of(), List.of(), null, ProofStatus.EMPTY);
    }

    private RevisionResult empty(NewRevision revision) {
        Against against = project.settings().autogenerate().against();
        RevisionDraft draft;
        List<String> changedBy;
        try (Extensions extensions = new Extensions(project.settings())) {
            DraftProcessors processing = new DraftProcessors(extensions.processors());
            DraftProcessors.Processed processed =
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
        ProofStatus outcome = proof.prove(draft.upgrade(), back);
        listener.writeStarted();
        Path file = hooks.runAll(revision.write(draft.upgrade(), back));
        return new RevisionResult(
                against,
                revision.id(),
                file,
                Changes.list(draft.upgrade()),
                List.of(),
                proof.notes(),
                List.of(),
                null,
                outcome);
    }

    private RevisionResult autogenerate(RevisionRequest request, NewRevision revision) {
        Against against = project.settings().autogenerate().against();
        try (ComparisonTarget counterpart = ComparisonTarget.open(project);
                Autogenerate autogenerate =
                        new Autogenerate(project, counterpart.database(), request.decisions(), request.prompt())) {
            Database database = counterpart.database();
            Autogenerate.Outcome outcome = autogenerate.compare();
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
            ScratchDatabases scratches = project.scratches(database);
            Proof proof = new Proof(scratches, autogenerate.comparer(), project.arguments(), autogenerate.changedBy())
                    .withTypes(outcome.types());
            Proof.Result proved = proof.prove(upgrade, downgrade, outcome.live(), outcome.model());
            warnings.addAll(proved.notes());
            List<Change> changes = new ChangeReport(scratches, database, outcome.live(), against == Against.DATABASE)
                    .listChanges(upgrade, proved.upgrade());
            HazardException.requireNone(request.failOnHazard(), changes, "No revision was written");
            Map<Operation, List<Hazard>> costs =
                    new HashMap<>(proved.downgrade().byOperation());
            costs.putAll(proved.upgrade().byOperation());
            OperationPair both = new OperationPair(upgrade, downgrade);
            Review review = request.review()
                    ? new ReviewWriter(project, database)
                            .write(outcome.live(), outcome.declared().get(), both, changes)
                    : null;
            String epilogue = outcome.providerNote().paragraph();
            Path written = request.language() == RevisionLanguage.SQL
                    ? writeSql(revision, outcome, both, proof)
                    : writeJava(
                            revision.withForms(autogenerate.forms(outcome, upgrade, downgrade)), both, costs, epilogue);
            Path file = hooks.runAll(written);
            return new RevisionResult(
                    against,
                    revision.id(),
                    file,
                    changes,
                    unmanaged,
                    warnings,
                    outcome.violations(),
                    review == null ? null : placed(review, revision, file));
        }
    }

    /** Adds the final text of the file, which post-write commands may have changed, and the preceding revisions. */
    private Review placed(Review review, NewRevision revision, Path file) {
        try {
            RevisionPlace place = revision.place();
            RevisionInfo info = new RevisionInfo(
                    revision.id(),
                    place.downRevisions(),
                    place.branchLabels(),
                    place.dependsOn(),
                    revision.message(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    file,
                    new RevisionInfo.Marks(
                            true, false, false, place.downRevisions().size() > 1),
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
            return review.withRevision(Files.readString(file), new HistoryExcerpt(project.graph()).of(info));
        } catch (IOException e) {
            throw new CommandException("The new revision " + file + " cannot be read: " + FileProblem.describe(e), e);
        }
    }

    private Path writeJava(
            NewRevision revision, OperationPair both, Map<Operation, List<Hazard>> costs, String epilogue) {
        listener.writeStarted();
        return revision.write(both.upgrade(), both.downgrade(), costs, epilogue);
    }

    /**
     * Writes the statements for the oldest supported version of the database; each statement is preceded by its guards.
     */
    private Path writeSql(NewRevision revision, Autogenerate.Outcome outcome, OperationPair both, Proof proof) {
        Dialect dialect = project.dialect();
        SqlParts parts;
        try (Scratch scratch = project.scratches(dialect).of(outcome.live())) {
            PlanOptions options = new PlanOptions(null, false, true);
            VersionTable versions = project.versionTable(dialect);
            parts = new SqlParts(
                    scratch.toScript(both.upgrade(), options, versions),
                    scratch.toScript(both.downgrade(), options, versions));
        }
        String epilogue = "The statements are for " + dialect.traits().product() + ".\n\n"
                + outcome.providerNote().paragraph();
        return revision.writeSql(parts, epilogue, written -> {
            proof.prove(written, both.upgrade(), outcome.live(), outcome.model());
            listener.writeStarted();
        });
    }
}
