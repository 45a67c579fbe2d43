package dev.limbeck.result;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck upgrade} or {@code downgrade}.
 *
 * @param revisions the revisions that were applied or reverted, in the order in which they ran
 * @param current the current revisions of the database
 * @param created the database file that was created, or null
 * @param warnings warnings for the user, one line each
 */
public record RunResult(
        List<RevisionInfo> revisions, List<String> current, @Nullable Path created, List<String> warnings) {
    /** Copies the lists. */
    public RunResult {
        revisions = List.copyOf(revisions);
        current = List.copyOf(current);
        warnings = List.copyOf(warnings);
    }
}
