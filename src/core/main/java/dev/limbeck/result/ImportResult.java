package dev.limbeck.result;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing another tool's history.
 *
 * @param revisions the imported revisions, parents first
 * @param warnings warnings for the user about the import, one line each
 * @param versionTable the table in which both tools store the current revision
 * @param unproved the revisions that could not be verified, parents first
 */
public record ImportResult(
        List<Imported> revisions, List<String> warnings, String versionTable, List<UnprovedRevision> unproved) {
    /** Copies the lists. */
    public ImportResult {
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
        unproved = List.copyOf(unproved);
    }

    /**
     * A revision that could not be verified.
     *
     * @param id the id
     * @param reason the failure, or the reason why the revision was not tried; one line without a final period
     */
    public record UnprovedRevision(String id, String reason) {}

    /**
     * {@return whether every revision was verified, that is, applied, reverted and applied again on a scratch database}
     */
    public ProofStatus proof() {
        return unproved.isEmpty()
                ? ProofStatus.DONE
                : ProofStatus.notProved(unproved.size() + " of " + revisions.size() + " revisions were not proved");
    }

    /**
     * An imported revision.
     *
     * @param id the id
     * @param message the message
     * @param source the other tool's file
     * @param file the revision file
     * @param untranslated the reason why it must be completed by hand before it can run, or null
     */
    public record Imported(String id, String message, Path source, Path file, @Nullable String untranslated) {}

    /** {@return the revisions that must be completed by hand} */
    public List<Imported> untranslated() {
        return revisions.stream().filter(each -> each.untranslated() != null).toList();
    }
}
