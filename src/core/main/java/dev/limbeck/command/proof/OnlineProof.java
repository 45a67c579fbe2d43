package dev.limbeck.command.proof;

import dev.limbeck.command.proof.AffectedParts.Part;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.GuardViolation;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.SchemaMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a revision in the form that is used for large tables. In this form, each statement takes effect on its own,
 * so that other programs wait only briefly. The result must be the same as that of running the revision in one
 * transaction.
 *
 * @param scratch a scratch database with the schema from before the revision
 * @param part the operations
 * @param arguments the arguments of revisions
 * @param failures the errors of the proof
 */
record OnlineProof(Scratch scratch, Part part, Arguments arguments, ProofFailures failures) {
    /**
     * A name that no table has; it is passed as the table to leave out of a comparison, so that no table is left out.
     */
    private static final TableName NONE = TableName.of(" ");

    /** {@return the proof, if an operation has a different form in which each statement takes effect on its own} */
    static Optional<OnlineProof> of(Scratch scratch, Part part, Arguments arguments, ProofFailures failures) {
        Optional<OnlineChanges> online = scratch.session().dialect().online();
        boolean differs = online.isPresent()
                && (part.upgrade().stream().anyMatch(online.get()::hasOnlineForm)
                        || part.downgrade().stream().anyMatch(online.get()::hasOnlineForm));
        return differs ? Optional.of(new OnlineProof(scratch, part, arguments, failures)) : Optional.empty();
    }

    /**
     * Runs the upgrade and the downgrade.
     *
     * @param before the schema after the downgrade in one transaction
     * @param after the schema after the upgrade in one transaction
     * @return false if a row was rejected, in which case the proof must be repeated without rows
     */
    boolean prove(Catalog before, Catalog after) {
        ValueProof values = new ValueProof(scratch.session().dialect(), scratch.connection(), RunListener.SILENT);
        boolean proved = run("upgrade", part.upgrade(), values, after);
        if (proved) {
            values.requireExpected();
            proved = run("downgrade", part.downgrade(), RunListener.SILENT, before);
        }
        return proved;
    }

    private boolean run(String direction, List<Operation> operations, RunListener listener, Catalog wanted) {
        try {
            scratch.runOnline(operations, arguments, listener);
        } catch (GuardViolation e) {
            return false;
        } catch (RuntimeException e) {
            throw failures.failed(direction + ", if it runs step by step,", e);
        }
        findMismatch(scratch.reflect(), wanted).ifPresent(gap -> {
            throw failures.unproved("its " + direction + " produces a different schema if it runs step by step", gap);
        });
        return true;
    }

    private Optional<SchemaMismatch> findMismatch(Catalog found, Catalog wanted) {
        return Snapshot.of(found)
                .findMismatch(Snapshot.of(wanted), scratch.session().dialect(), NONE)
                .or(() -> findTextMismatch(lines(found), lines(wanted)));
    }

    /**
     * Compares the definitions as text, because they contain properties that a model cannot require, such as whether a
     * constraint has checked the existing rows.
     */
    private static Optional<SchemaMismatch> findTextMismatch(List<String> found, List<String> wanted) {
        if (found.equals(wanted)) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(wanted);
        List<String> other = new ArrayList<>(found);
        found.forEach(missing::remove);
        wanted.forEach(other::remove);
        return Optional.of(new SchemaMismatch(first(missing), first(other)));
    }

    private static String first(List<String> lines) {
        return lines.isEmpty() ? "nothing else" : lines.get(0);
    }

    /** {@return the lines of all definitions, sorted, because the order of the columns of a table may differ} */
    private static List<String> lines(Catalog catalog) {
        return catalog.definitions().stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst(",$", ""))
                .sorted()
                .toList();
    }
}
