package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck upgrade} or {@code downgrade} did.
 *
 * @param revisions the revisions that were applied or taken back, in the order in which that happened
 * @param current the revisions the database is at now
 * @param created the database file that was created, or null
 * @param warnings what a person should know, a line each
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
