package dev.limbeck.command;

import dev.limbeck.compare.Gap;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.revision.DowngradePath;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Branches on a scratch database in one order: up step by step with a row in each table, then down to what they have in
 * common.
 */
final class BranchTrial implements AutoCloseable {
    private final List<RevisionStep> up;
    private final List<RevisionStep> down;
    private final List<String> irreversible;
    private final SampledRehearsal rehearsal;
    private int done;

    /**
     * A trial.
     *
     * @param start makes scratch databases with what the branches have in common
     * @param up the way from there
     */
    BranchTrial(Project project, Supplier<Rehearsal> start, Joint joint, List<RevisionStep> up) {
        this.up = up;
        List<RevisionStep> back = DowngradePath.of(
                joint.graph(),
                joint.after(up),
                up.stream().map(step -> step.revision().id()).toList());
        this.irreversible = back.stream()
                .map(RevisionStep::revision)
                .filter(revision -> revision.irreversible() != null)
                .map(RevisionFile::id)
                .toList();
        this.down = back.stream()
                .takeWhile(step -> step.revision().irreversible() == null)
                .toList();
        List<RevisionStep> path = new ArrayList<>(up);
        path.addAll(down);
        this.rehearsal = new SampledRehearsal(project, start, path);
    }

    /**
     * What went wrong.
     *
     * @param step the step that failed
     * @param index its place in the way up; -1 on the way down
     * @param why the error
     */
    record Failure(RevisionStep step, int index, String why) {}

    /** {@return the first step that fails on the way up, before that many are done} */
    @Nullable
    Failure up(int steps) {
        while (done < steps) {
            RevisionStep step = up.get(done);
            String why = run(step);
            if (why != null) {
                return new Failure(step, done - 1, why);
            }
        }
        return null;
    }

    /** {@return the first step that fails on the way up} */
    @Nullable
    Failure up() {
        return up(up.size());
    }

    /**
     * {@return what fails on the way down, which ends before the first irreversible revision; null if nothing does}
     *
     * @param common the schema that the branches have in common
     * @param versionTable a table that does not count
     */
    @Nullable
    Failure down(Snapshot common, Dialect dialect, String versionTable) {
        for (RevisionStep step : down) {
            String why = run(step);
            if (why != null) {
                return new Failure(step, -1, why);
            }
        }
        if (!irreversible.isEmpty() || down.isEmpty()) {
            return null;
        }
        Optional<Gap> gap = snapshot().gapTo(common, dialect, versionTable);
        return gap.map(found -> new Failure(
                        down.get(down.size() - 1),
                        -1,
                        "after it the schema is not the one from which the branches start:" + found.lines()))
                .orElse(null);
    }

    private @Nullable String run(RevisionStep step) {
        rehearsal.sample();
        try {
            rehearsal.run(step, done++);
            return null;
        } catch (ExecutionException e) {
            return e.why();
        }
    }

    /** {@return the way up} */
    List<RevisionStep> path() {
        return up;
    }

    /** {@return the schema now} */
    Snapshot snapshot() {
        return rehearsal.snapshot();
    }

    /** {@return what a person should know, a line each} */
    List<String> notes() {
        List<String> notes = new ArrayList<>(rehearsal.notes());
        if (!irreversible.isEmpty()) {
            notes.add("The downgrade of the branches was not tried below " + String.join(", ", irreversible)
                    + ", which cannot be reverted");
        }
        return notes;
    }

    @Override
    public void close() {
        rehearsal.close();
    }
}
