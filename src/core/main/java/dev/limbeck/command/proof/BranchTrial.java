package dev.limbeck.command.proof;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.graph.DowngradePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies branches to a scratch database in a given order, step by step and with a row in each table, and then reverts
 * them to their common ancestor.
 */
final class BranchTrial implements AutoCloseable {
    private final List<RevisionStep> up;
    private final List<RevisionStep> down;
    private final List<String> irreversible;
    private final SampledRehearsal rehearsal;
    private int done;

    /**
     * Creates a trial.
     *
     * @param start creates scratch databases to which the revisions up to the common ancestor of the branches were
     *     applied
     * @param up the steps of the upgrade from the common ancestor
     */
    BranchTrial(Project project, Supplier<Rehearsal> start, JoinedBranches joint, List<RevisionStep> up) {
        this.up = up;
        List<RevisionStep> downgrade = DowngradePath.of(
                joint.graph(),
                joint.rowsAfter(up),
                up.stream().map(step -> step.revision().id()).toList());
        this.irreversible = downgrade.stream()
                .map(RevisionStep::revision)
                .filter(revision -> revision.irreversible() != null)
                .map(RevisionFile::id)
                .toList();
        this.down = downgrade.stream()
                .takeWhile(step -> step.revision().irreversible() == null)
                .toList();
        List<RevisionStep> path = new ArrayList<>(up);
        path.addAll(down);
        this.rehearsal = new SampledRehearsal(project, start, path);
    }

    /**
     * A step that failed.
     *
     * @param step the step that failed
     * @param index the index of the step in the upgrade; -1 for a step of the downgrade
     * @param reason the error
     */
    record Failure(RevisionStep step, int index, String reason) {}

    /** {@return the first step that fails, or null} Runs only the given number of steps of the upgrade. */
    @Nullable
    Failure upgrade(int steps) {
        while (done < steps) {
            RevisionStep step = up.get(done);
            String why = run(step);
            if (why != null) {
                return new Failure(step, done - 1, why);
            }
        }
        return null;
    }

    /** {@return the first step that fails, or null} Runs all steps of the upgrade. */
    @Nullable
    Failure upgrade() {
        return upgrade(up.size());
    }

    /**
     * {@return the first step that fails, or null} Runs the downgrade; stops before the first irreversible revision.
     *
     * @param common the schema that the branches have in common
     * @param versionTable the version table, which is not compared
     */
    @Nullable
    Failure downgrade(Snapshot common, Dialect dialect, TableName versionTable) {
        for (RevisionStep step : down) {
            String why = run(step);
            if (why != null) {
                return new Failure(step, -1, why);
            }
        }
        if (!irreversible.isEmpty() || down.isEmpty()) {
            return null;
        }
        Optional<SchemaMismatch> gap = snapshot().findMismatch(common, dialect, versionTable);
        return gap.map(found -> new Failure(
                        down.get(down.size() - 1),
                        -1,
                        "after it, the schema differs from the schema where the branches start:" + found.lines()))
                .orElse(null);
    }

    private @Nullable String run(RevisionStep step) {
        rehearsal.insertSamples();
        try {
            rehearsal.run(step, done++);
            return null;
        } catch (ExecutionException e) {
            return e.reason();
        }
    }

    /** {@return the steps of the upgrade} */
    List<RevisionStep> path() {
        return up;
    }

    /** {@return the current schema} */
    Snapshot snapshot() {
        return rehearsal.snapshot();
    }

    /** {@return notes for the user, one line each} */
    List<String> notes() {
        List<String> notes = new ArrayList<>(rehearsal.notes());
        if (!irreversible.isEmpty()) {
            notes.add("In the trial, the branches were downgraded only as far as " + String.join(", ", irreversible)
                    + ", which cannot be reverted");
        }
        return notes;
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
