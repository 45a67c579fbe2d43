package dev.limbeck.command.proof;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Runs a history on a scratch database with a row in each table, since an operation that succeeds on an empty table can
 * fail if there is a row. If a revision fails with sample rows, it is tried without them, and a note is added.
 */
final class SampledRehearsal implements AutoCloseable {
    private final Project project;
    private final Supplier<Rehearsal> start;
    private final List<RevisionStep> path;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<TableName> seen = new HashSet<>();
    private Rehearsal rehearsal;
    private boolean sampled;

    /** Creates a rehearsal of the given steps on an empty database. */
    SampledRehearsal(Project project, Dialect dialect, List<RevisionStep> path) {
        this(project, () -> new Rehearsal(project, dialect), path);
    }

    /** Creates a rehearsal of the given steps; it starts from a rehearsal that the supplier creates. */
    SampledRehearsal(Project project, Supplier<Rehearsal> start, List<RevisionStep> path) {
        this.project = project;
        this.start = start;
        this.path = path;
        this.rehearsal = start.get();
    }

    /** Inserts a row into each table that has none. */
    void insertSamples() {
        Scratch scratch = rehearsal.scratch();
        Schema schema = rehearsal.reflect().schema();
        List<Table> tables = schema.tables();
        TableName versions = project.versionTableName();
        List<Table> empty = tables.stream()
                .filter(table -> !schema.names().same(table.name(), versions) && seen.add(table.name()))
                .filter(table -> !scratch.hasRows(table.name()))
                .toList();
        for (TableName unfilled : scratch.insertSamples(empty)) {
            notes.add("No sample row was found for " + unfilled + ", so the table was left empty");
        }
        sampled |= !empty.isEmpty();
        seen.retainAll(tables.stream().map(Table::name).toList());
    }

    /**
     * Runs a step of the path, or the step that reverts it.
     *
     * @param applied the number of steps of the path that are applied before this step
     * @throws ExecutionException if it fails both with and without rows
     */
    void run(RevisionStep step, int applied) {
        run(step, applied, Rehearsal::run);
    }

    /** Like {@link #run(RevisionStep, int)}, except that the step runs in its other form. */
    void runInOtherForm(RevisionStep step, int applied) {
        run(step, applied, Rehearsal::runInOtherForm);
    }

    private void run(RevisionStep step, int applied, BiConsumer<Rehearsal, RevisionStep> work) {
        try {
            work.accept(rehearsal, step);
        } catch (ExecutionException e) {
            if (!sampled) {
                throw e;
            }
            restart(applied);
            work.accept(rehearsal, step);
            boolean up = step.direction() == Direction.UPGRADE;
            notes.add("The " + (up ? "upgrade" : "downgrade") + " of revision "
                    + step.revision().id()
                    + " works on empty tables, but fails with a sample row in each, and may fail with your rows as "
                    + "well: "
                    + e.reason());
        }
    }

    /** Starts again without rows and applies the given number of steps of the path. */
    void restart(int applied) {
        close();
        rehearsal = start.get();
        seen.clear();
        sampled = false;
        path.subList(0, applied).forEach(rehearsal::run);
        rehearsal.findNewlyBrokenViews();
    }

    /** {@return the views that have become unreadable since the last step} */
    List<TableName> findNewlyBrokenViews() {
        return rehearsal.findNewlyBrokenViews();
    }

    /** {@return the current schema} */
    Snapshot snapshot() {
        return rehearsal.snapshot();
    }

    /** {@return notes for the user, one line each} */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(rehearsal.proofNotes());
        return all;
    }

    /**
     * {@return a note that lists the objects that use imitated definitions after any of the revisions; empty if there
     * are none}
     */
    Optional<String> findImitations() {
        return rehearsal.findImitations();
    }

    @Override
    public void close() {
        notes.addAll(rehearsal.proofNotes());
        rehearsal.close();
    }
}
