package dev.limbeck.command.proof;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.model.TableName;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.ProofVerdict.Status;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies, reverts and reapplies revisions in a scratch database, and compares the schema after each step. */
public final class HistoryProof {
    private final Project project;
    private final Dialect dialect;
    private final RunListener listener;
    private final Set<String> chosen;
    private final List<RevisionStep> path;
    private final List<@Nullable Snapshot> schemas = new ArrayList<>();
    private final List<String> irreversible = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Creates a proof of the chosen revisions; other revisions that they need are applied, but not verified. */
    public HistoryProof(Project project, RunListener listener, Set<String> chosen) {
        this.project = project;
        this.dialect = project.dialect();
        this.listener = listener;
        this.chosen = chosen;
        this.path = UpgradePath.findSteps(project.graph(), chosen);
    }

    /** {@return the revisions that were not reverted because they are declared irreversible} */
    public List<String> irreversible() {
        return irreversible;
    }

    /** {@return notes for the user, one line each} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return the verdicts on the upgrade, the downgrade and the second upgrade} */
    public List<ProofVerdict> run() {
        try (SampledRehearsal rehearsal = new SampledRehearsal(project, dialect, path)) {
            List<ProofVerdict> verdicts = new ArrayList<>();
            verdicts.add(up(rehearsal));
            if (verdicts.get(0).status() == Status.PASSED) {
                Descent descent = down(rehearsal);
                verdicts.add(descent.verdict());
                verdicts.add(
                        descent.verdict().status() == Status.PASSED
                                ? upAgain(rehearsal, descent.applied())
                                : ProofVerdict.skipped(ProofKind.UPGRADE_AGAIN, "the downgrade fails"));
            } else {
                verdicts.add(ProofVerdict.skipped(ProofKind.DOWNGRADE, "the upgrade fails"));
                verdicts.add(ProofVerdict.skipped(ProofKind.UPGRADE_AGAIN, "the upgrade fails"));
            }
            warnings.addAll(rehearsal.notes());
            return verdicts;
        }
    }

    /** The verdict on the downgrade, and the number of steps that were still applied when it ended. */
    private record Descent(ProofVerdict verdict, int applied) {}

    private ProofVerdict up(SampledRehearsal rehearsal) {
        for (int i = 0; i < path.size(); i++) {
            listener.progress("upgrade", i, path.size());
            boolean proved = isChosen(path.get(i));
            if (proved) {
                rehearsal.insertSamples();
            }
            schemas.add(proved ? rehearsal.snapshot() : null);
            try {
                rehearsal.run(path.get(i), i);
                requireReadableViews(rehearsal, path.get(i));
            } catch (ExecutionException e) {
                return failed(ProofKind.UPGRADE, path.get(i), e.reason(), null);
            }
        }
        schemas.add(rehearsal.snapshot());
        return ProofVerdict.passed(ProofKind.UPGRADE, counted(chosen.size()));
    }

    private Descent down(SampledRehearsal rehearsal) {
        int lowest = lowest();
        int applied = path.size();
        int reverted = 0;
        while (applied > lowest) {
            listener.progress("downgrade", path.size() - applied, path.size() - lowest);
            int before = applied;
            while (applied > lowest && !isReversible(path.get(applied - 1))) {
                applied--;
            }
            if (applied < before) {
                rehearsal.restart(applied);
                continue;
            }
            RevisionStep step = path.get(applied - 1);
            rehearsal.insertSamples();
            try {
                rehearsal.run(step.reverse(), applied);
                requireReadableViews(rehearsal, step);
            } catch (ExecutionException e) {
                return new Descent(failed(ProofKind.DOWNGRADE, step, e.reason(), null), applied);
            }
            applied--;
            reverted++;
            Optional<SchemaMismatch> gap = gap(rehearsal, applied);
            if (gap.isPresent()) {
                String why = "its downgrade does not restore the schema that existed before its upgrade";
                return new Descent(failed(ProofKind.DOWNGRADE, step, why, gap.get()), applied);
            }
        }
        String rest = irreversible.isEmpty() ? "" : "; not reverted: " + String.join(", ", irreversible);
        return new Descent(ProofVerdict.passed(ProofKind.DOWNGRADE, counted(reverted) + rest), applied);
    }

    private ProofVerdict upAgain(SampledRehearsal rehearsal, int from) {
        for (int i = from; i < path.size(); i++) {
            listener.progress("upgrade again", i - from, path.size() - from);
            try {
                if (isChosen(path.get(i))) {
                    rehearsal.insertSamples();
                }
                rehearsal.runInOtherForm(path.get(i), i);
                requireReadableViews(rehearsal, path.get(i));
            } catch (ExecutionException e) {
                return failed(ProofKind.UPGRADE_AGAIN, path.get(i), e.reason(), null);
            }
            Optional<SchemaMismatch> gap = gap(rehearsal, i + 1);
            if (gap.isPresent()) {
                String why = "when applied again after its downgrade, it produces a different schema";
                return failed(ProofKind.UPGRADE_AGAIN, path.get(i), why, gap.get());
            }
        }
        return ProofVerdict.passed(ProofKind.UPGRADE_AGAIN, counted(chosen.size()));
    }

    /** Rejects a chosen step that breaks a view. Revisions that are not verified may leave broken views behind. */
    private void requireReadableViews(SampledRehearsal rehearsal, RevisionStep step) {
        List<TableName> broken = rehearsal.findNewlyBrokenViews();
        if (isChosen(step)) {
            BrokenUserCheck.requireNone(broken);
        }
    }

    private Optional<SchemaMismatch> gap(SampledRehearsal rehearsal, int applied) {
        Snapshot wanted = schemas.get(applied);
        return wanted == null
                ? Optional.empty()
                : rehearsal.snapshot().findMismatch(wanted, dialect, project.versionTableName());
    }

    /** Returns the index of the first chosen step; the steps before it need not be reverted. */
    private int lowest() {
        for (int i = 0; i < path.size(); i++) {
            if (isChosen(path.get(i))) {
                return i;
            }
        }
        return path.size();
    }

    private boolean isReversible(RevisionStep step) {
        RevisionFile revision = step.revision();
        String reason = revision.irreversible();
        boolean cannot = reason != null && !reason.isEmpty();
        if (cannot && isChosen(step)) {
            irreversible.add(revision.id() + " (irreversible: " + reason + ")");
        }
        return isChosen(step) && !cannot;
    }

    private boolean isChosen(RevisionStep step) {
        return chosen.contains(step.revision().id());
    }

    private static String counted(int revisions) {
        return revisions + (revisions == 1 ? " revision" : " revisions");
    }

    private static ProofVerdict failed(ProofKind proof, RevisionStep step, String why, @Nullable SchemaMismatch gap) {
        RevisionFile revision = step.revision();
        String text = "revision " + revision.title() + ": " + why;
        return new ProofVerdict(proof, Status.FAILED, text, revision.id(), gap);
    }
}
