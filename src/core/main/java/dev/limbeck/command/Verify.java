package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.HistoryProof;
import dev.limbeck.command.review.HistoryExcerpt;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.RevisionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the history in a scratch database that has a row in each table. It proves that the history has a single
 * head, that every revision can be applied, that reverting a revision restores the previous schema, that every revision
 * can be applied again, and that the schema at the head matches the entities. Does not open the live database.
 */
public final class Verify {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for the given project; the listener is notified of its progress. */
    public Verify(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the result of each proof}
     *
     * @param range the revisions to verify, as {@code lower:upper} or the name of a single revision; null for all
     *     revisions
     * @param model whether the head is compared with the entities
     * @throws dev.limbeck.revision.RevisionException if the history is inconsistent, or the range is invalid
     * @throws CommandException if the entities cannot be read
     */
    public VerifyResult run(@Nullable String range, boolean model) {
        return prove(range, model ? null : "--no-model was given");
    }

    /**
     * {@return the result of each proof, without comparing the head with the entities}
     *
     * @param range the revisions to verify, as in {@link #run}
     * @param reason the reason why the entities are not compared
     */
    public VerifyResult runWithoutModel(@Nullable String range, String reason) {
        return prove(range, reason);
    }

    private VerifyResult prove(@Nullable String range, @Nullable String withoutModel) {
        RevisionGraph graph = project.graph();
        Set<String> chosen = chosen(graph, range);
        List<ProofVerdict> verdicts = new ArrayList<>();
        verdicts.add(singleHead(graph, range));
        HistoryProof proof = new HistoryProof(project, listener, chosen);
        verdicts.addAll(proof.run());
        List<String> warnings = new ArrayList<>(proof.warnings());
        List<Change> differences = new ArrayList<>();
        verdicts.add(model(graph, chosen, withoutModel, verdicts, differences, warnings));
        return new VerifyResult(
                verdicts,
                differences,
                proof.irreversible(),
                warnings.stream().distinct().toList(),
                new HistoryExcerpt(graph).ofHeads());
    }

    private static Set<String> chosen(RevisionGraph graph, @Nullable String range) {
        if (range == null) {
            return graph.revisions().stream().map(RevisionFile::id).collect(Collectors.toSet());
        }
        RevisionRange parsed = range.contains(":") ? RevisionRange.parse(range) : new RevisionRange(range, range);
        return parsed.revisions(graph, VersionRows.NONE).stream()
                .map(RevisionFile::id)
                .collect(Collectors.toSet());
    }

    private static ProofVerdict singleHead(RevisionGraph graph, @Nullable String range) {
        List<String> heads =
                graph.effectiveHeads().stream().map(RevisionFile::id).toList();
        if (heads.size() <= 1) {
            return ProofVerdict.passed(ProofKind.SINGLE_HEAD, heads.isEmpty() ? "no revision yet" : heads.get(0));
        }
        String all = heads.size() + " heads: " + String.join(", ", heads);
        return range == null
                ? ProofVerdict.failed(
                        ProofKind.SINGLE_HEAD,
                        all
                                + ". Merge them or, if one of these revisions has not been shared yet, set its downRevision to the"
                                + " id of the other. If the heads are intended, run `limbeck verify base:heads`")
                : ProofVerdict.skipped(ProofKind.SINGLE_HEAD, all + ", and a range was given");
    }

    private ProofVerdict model(
            RevisionGraph graph,
            Set<String> chosen,
            @Nullable String withoutModel,
            List<ProofVerdict> before,
            List<Change> differences,
            List<String> warnings) {
        if (withoutModel != null) {
            return ProofVerdict.skipped(ProofKind.MODEL, withoutModel);
        }
        boolean upgraded = before.stream()
                .anyMatch(verdict -> verdict.proof() == ProofKind.UPGRADE && verdict.status() == Status.PASSED);
        List<RevisionFile> heads = graph.effectiveHeads();
        if (!upgraded || heads.size() > 1 || !heads.stream().allMatch(head -> chosen.contains(head.id()))) {
            return ProofVerdict.skipped(
                    ProofKind.MODEL, upgraded ? "the range does not end at the single head" : "the upgrade fails");
        }
        CheckResult check = new Check(project.withAgainst(Against.HISTORY)).run();
        differences.addAll(check.changes());
        warnings.addAll(check.warnings());
        int count = check.changes().size();
        return count == 0
                ? ProofVerdict.passed(ProofKind.MODEL, "the schema at the head matches the entities")
                : ProofVerdict.failed(
                        ProofKind.MODEL,
                        "the schema at the head and the entities differ in " + count
                                + (count == 1 ? " place" : "" + " places"));
    }
}
