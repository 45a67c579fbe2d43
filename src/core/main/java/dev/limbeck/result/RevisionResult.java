package dev.limbeck.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck revision}.
 *
 * @param against the target with which the model was compared
 * @param id the id of the new revision, or null if there was no difference and no file was written
 * @param file the new file, or null
 * @param changes the changes that the upgrade of the revision makes
 * @param unmanaged the tables that are neither in the model nor created by a revision; they are ignored
 * @param warnings warnings for the user, one line each
 * @param violations the rows of this database that would make the upgrade fail
 * @param review the SQL and diagrams of the change for a reviewer; null unless requested
 * @param proof whether the revision was verified before it was written; null if there is no file
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
        @Nullable ProofStatus proof) {
    /** Copies the lists. */
    public RevisionResult {
        changes = List.copyOf(changes);
        unmanaged = List.copyOf(unmanaged);
        warnings = List.copyOf(warnings);
        violations = List.copyOf(violations);
    }

    /** Creates the result of a command that verifies every revision it writes. */
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
                file == null ? null : ProofStatus.DONE);
    }

    /**
     * {@return the same result with the databases on which the revision was or was not verified, and additional
     * warnings}
     */
    public RevisionResult withDatabases(List<DatabaseProof> databases, List<String> notes) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(notes);
        ProofStatus whole = proof == null ? null : proof.withDatabases(databases);
        return new RevisionResult(against, id, file, changes, unmanaged, all, violations, review, whole);
    }

    /**
     * {@return the same result with additional warnings; if the branches that the revision joins were not verified, the
     * revision does not count as verified}
     */
    public RevisionResult withBranchProof(ProofStatus branches, List<String> notes) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(notes);
        ProofStatus whole = proof == null || branches.proved() ? proof : branches;
        return new RevisionResult(against, id, file, changes, unmanaged, all, violations, review, whole);
    }
}
