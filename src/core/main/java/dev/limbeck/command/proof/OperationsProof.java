package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.ProofNotes;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.GuardViolation;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies operations that are not the result of a comparison. They are tried on a scratch database to which the
 * preceding history was applied: they must run, and their downgrade must restore the schema.
 */
public final class OperationsProof {
    private final Project project;
    private final List<String> predecessors;
    private final List<String> madeBy;
    private final List<String> notes = new ArrayList<>();

    /**
     * Creates a proof.
     *
     * @param predecessors the ids of the revisions that are applied before the operations
     * @param madeBy the classes that generated the operations; an error message mentions them
     */
    public OperationsProof(Project project, List<String> predecessors, List<String> madeBy) {
        this.project = project;
        this.predecessors = predecessors;
        this.madeBy = madeBy;
    }

    /** {@return notes for the user, one line each} */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * {@return whether the operations were verified; this is impossible if there are none, or if the history cannot be
     * replayed}
     *
     * @throws CommandException if the operations cannot be run, or the downgrade does not restore the schema
     */
    public ProofStatus prove(List<Operation> upgrade, List<Operation> downgrade) {
        if (upgrade.isEmpty() && downgrade.isEmpty()) {
            return ProofStatus.EMPTY;
        }
        Dialect dialect = project.dialect();
        try (Rehearsal history = new Rehearsal(project, dialect)) {
            try {
                UpgradePath.findSteps(project.graph(), predecessors).forEach(history::run);
            } catch (RuntimeException e) {
                return ProofStatus.notProved("the history before it cannot be replayed on a scratch database: "
                        + (e instanceof ExecutionException execution ? execution.reason() : e.getMessage()));
            }
            try {
                prove(history, upgrade, downgrade, true);
            } catch (GuardViolation e) {
                notes.add(ProofNotes.onEmptyTables(String.valueOf(e.getMessage())));
                prove(history, upgrade, downgrade, false);
            }
            return ProofStatus.DONE;
        }
    }

    private void prove(Rehearsal history, List<Operation> upgrade, List<Operation> downgrade, boolean withRows) {
        TableName versions = project.versionTableName();
        try (Rehearsal rehearsal = history.copy()) {
            Scratch scratch = rehearsal.scratch();
            Snapshot before = Snapshot.of(scratch.reflect());
            if (withRows) {
                List<Table> empty = before.schema().tables().stream()
                        .filter(table -> !before.schema().names().same(table.name(), versions))
                        .filter(table -> !scratch.hasRows(table.name()))
                        .toList();
                scratch.insertSamples(empty);
            }
            run(scratch, "upgrade", upgrade);
            run(scratch, "downgrade", downgrade);
            Optional<SchemaMismatch> gap =
                    Snapshot.of(scratch.reflect()).findMismatch(before, project.dialect(), versions);
            if (gap.isPresent()) {
                throw refused("its downgrade does not restore the schema that existed before its upgrade. The first"
                        + " difference:" + gap.get().lines());
            }
        }
    }

    private void run(Scratch scratch, String direction, List<Operation> operations) {
        try {
            scratch.run(operations);
        } catch (GuardViolation e) {
            throw e;
        } catch (RuntimeException e) {
            throw refused(
                    "its " + direction + " fails on a scratch database to which the earlier revisions were applied."
                            + " " + e.getMessage());
        }
    }

    private CommandException refused(String why) {
        return new CommandException("No revision was written, because " + why + "\n" + String.join(" and ", madeBy)
                + " generated its operations: check that code first.");
    }
}
