package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck stamp} did.
 *
 * @param before the revisions the database was said to be at
 * @param current the revisions it is said to be at now
 * @param created the database file that was created, or null
 */
public record StampResult(List<String> before, List<String> current, @Nullable Path created) {
    /** Copies the lists. */
    public StampResult {
        before = List.copyOf(before);
        current = List.copyOf(current);
    }
}
