package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.HistoryProof;
import dev.limbeck.result.Change;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.Verdict;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.result.Verdict.Proved;
import dev.limbeck.result.Verdict.Status;
import dev.limbeck.execute.RunListener;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.RevisionRange;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.settings.AutogenerateSettings.Against;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves the history in a scratch database with a row in each table: it has a single head; every revision can be
 * applied, can be reverted to the schema before it, and can be applied again; and the head has the schema of the
 * entities. Opens no database.
 */
public final class Verify {
    private final Project project;
    private final RunListener listener;

    /** Creates the command for that project; the listener is notified of its progress. */
    public Verify(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /**
     * {@return the result of each proof}
     *
     * @param range the revisions to prove, {@code lower:upper} or one alone, or null for all
     * @param model whether the head is compared with the entities
     * @throws dev.limbeck.revision.RevisionException if the history is inconsistent, or the range is invalid
     * @throws CommandException if the entities cannot be read
     */
    public VerifyResult run(@Nullable String range, boolean model) {
        RevisionGraph graph = project.graph();
        Set<String> chosen = chosen(graph, range);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(singleHead(graph, range));
        HistoryProof proof = new HistoryProof(project, listener, chosen);
        verdicts.addAll(proof.run());
        List<String> warnings = new ArrayList<>(proof.warnings());
        List<Change> differences = new ArrayList<>();
        verdicts.add(model(graph, chosen, model, verdicts, differences, warnings));
        return new VerifyResult(
                verdicts,
                differences,
                proof.irreversible(),
                warnings.stream().distinct().toList());
    }

    private static Set<String> chosen(RevisionGraph graph, @Nullable String range) {
        if (range == null) {
            return graph.revisions().stream().map(RevisionFile::id).collect(Collectors.toSet());
        }
        RevisionRange parsed = range.contains(":") ? RevisionRange.parse(range) : new RevisionRange(range, range);
        return parsed.in(graph, VersionRows.NONE).stream().map(RevisionFile::id).collect(Collectors.toSet());
    }

    private static Verdict singleHead(RevisionGraph graph, @Nullable String range) {
        List<String> heads = graph.heads().stream().map(RevisionFile::id).toList();
        if (heads.size() <= 1) {
            return Verdict.passed(Proved.SINGLE_HEAD, heads.isEmpty() ? "no revision yet" : heads.get(0));
        }
        String all = heads.size() + " heads: " + String.join(", ", heads);
        return range == null
                ? Verdict.failed(
                        Proved.SINGLE_HEAD,
                        all + ". Set the downRevision of the one that is not shared yet to the id of the other, or"
                                + " merge them. If both are intended, run `limbeck verify base:heads`")
                : Verdict.skipped(Proved.SINGLE_HEAD, all + ", and a range was given");
    }

    private Verdict model(
            RevisionGraph graph,
            Set<String> chosen,
            boolean wanted,
            List<Verdict> before,
            List<Change> differences,
            List<String> warnings) {
        if (!wanted) {
            return Verdict.skipped(Proved.MODEL, "--no-model was given");
        }
        boolean upgraded = before.stream()
                .anyMatch(verdict -> verdict.proof() == Proved.UPGRADE && verdict.status() == Status.PASSED);
        List<RevisionFile> heads = graph.heads();
        if (!upgraded || heads.size() > 1 || !heads.stream().allMatch(head -> chosen.contains(head.id()))) {
            return Verdict.skipped(
                    Proved.MODEL, upgraded ? "the range does not end at the single head" : "the upgrade fails");
        }
        CheckResult check = new Check(project.against(Against.HISTORY)).run();
        differences.addAll(check.changes());
        warnings.addAll(check.warnings());
        int count = check.changes().size();
        return count == 0
                ? Verdict.passed(Proved.MODEL, "the head has the schema of the entities")
                : Verdict.failed(
                        Proved.MODEL,
                        "the head and the entities differ in " + count + (count == 1 ? " place" : " places"));
    }
}
