package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.Scratch;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.revision.Direction;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A history on a scratch database with a row in each table, since an empty table lets through what one row refuses.
 * Where a revision fails with those made-up rows it is tried without them, and that is said.
 */
final class SampledRehearsal implements AutoCloseable {
    private final Project project;
    private final Supplier<Rehearsal> start;
    private final List<RevisionStep> path;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<TableName> seen = new HashSet<>();
    private Rehearsal rehearsal;
    private boolean sampled;

    /** The history along that way up. */
    SampledRehearsal(Project project, Dialect dialect, List<RevisionStep> path) {
        this(project, () -> new Rehearsal(project, dialect), path);
    }

    /** That way from where the rehearsals of the supplier start. */
    SampledRehearsal(Project project, Supplier<Rehearsal> start, List<RevisionStep> path) {
        this.project = project;
        this.start = start;
        this.path = path;
        this.rehearsal = start.get();
    }

    /** Puts a row into each table that has none. */
    void sample() {
        Scratch scratch = rehearsal.scratch();
        List<Table> tables = rehearsal.reflect().schema().tables();
        TableName versions = TableName.of(project.settings().revisions().versionTable());
        List<Table> empty = tables.stream()
                .filter(table -> !table.name().sameAs(versions) && seen.add(table.name()))
                .filter(table -> !scratch.hasRows(table.name()))
                .toList();
        for (TableName none : scratch.insertSamples(empty)) {
            notes.add("No sample row was found for " + none + ", so it was tried empty");
        }
        sampled |= !empty.isEmpty();
        seen.retainAll(tables.stream().map(Table::name).toList());
    }

    /**
     * Runs a step of the path, or its reverse.
     *
     * @param applied how many steps of the path are applied before it
     * @throws ExecutionException if it fails with and without rows
     */
    void run(RevisionStep step, int applied) {
        try {
            rehearsal.run(step);
        } catch (ExecutionException e) {
            if (!sampled) {
                throw e;
            }
            at(applied);
            rehearsal.run(step);
            boolean up = step.direction() == Direction.UPGRADE;
            notes.add("The " + (up ? "upgrade" : "downgrade") + " of revision "
                    + step.revision().id()
                    + " works on empty tables and fails with a made-up row in each, as it may with"
                    + " yours: " + e.why());
        }
    }

    /** Begins again without rows, with so many steps of the path applied. */
    void at(int applied) {
        close();
        rehearsal = start.get();
        seen.clear();
        sampled = false;
        path.subList(0, applied).forEach(rehearsal::run);
    }

    /** {@return the schema now} */
    Snapshot snapshot() {
        return Snapshot.of(rehearsal.reflect());
    }

    /** {@return what a person should know, a line each} */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(rehearsal.notes());
        return all;
    }

    @Override
    public void close() {
        notes.addAll(rehearsal.notes());
        rehearsal.close();
    }
}
