package dev.limbeck.command;

import dev.limbeck.settings.AutogenerateSettings.Against;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck revision} did.
 *
 * @param against what the model was compared with
 * @param id the new revision's id, or null when there was no difference and so no file
 * @param file the new file, or null
 * @param changes what its upgrade does
 * @param unmanaged the tables that are neither in the model nor made by a revision, left alone
 * @param warnings what a person should know, a line each
 * @param violations the rows of this database that its upgrade would be refused for
 * @param review what a pull request wants to show of it; null unless it was asked for
 * @param proof whether it was proved before it was written; null when there is no file
 */
public record RevisionResult(
        Against against,
        @Nullable String id,
        @Nullable Path file,
        List<Change> changes,
        List<String> unmanaged,
        List<String> warnings,
        List<Violation> violations,
        @Nullable Review review,
        @Nullable ProofOutcome proof) {
    /** Copies the lists. */
    public RevisionResult {
        changes = List.copyOf(changes);
        unmanaged = List.copyOf(unmanaged);
        warnings = List.copyOf(warnings);
        violations = List.copyOf(violations);
    }

    /** What a command did that proves every revision it writes. */
    public RevisionResult(
            Against against,
            @Nullable String id,
            @Nullable Path file,
            List<Change> changes,
            List<String> unmanaged,
            List<String> warnings,
            List<Violation> violations,
            @Nullable Review review) {
        this(
                against,
                id,
                file,
                changes,
                unmanaged,
                warnings,
                violations,
                review,
                file == null ? null : ProofOutcome.DONE);
    }

    /** {@return the same with more warnings; not proved if the branches that it joins were not} */
    RevisionResult joining(ProofOutcome branches, List<String> notes) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(notes);
        ProofOutcome whole = proof == null || branches.done() ? proof : branches;
        return new RevisionResult(against, id, file, changes, unmanaged, all, violations, review, whole);
    }
}
