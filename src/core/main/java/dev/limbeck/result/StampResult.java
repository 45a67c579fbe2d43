package dev.limbeck.result;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck stamp}.
 *
 * @param before the revisions that the version table contained before the stamp
 * @param current the revisions that the version table contains now
 * @param created the database file that was created, or null
 */
public record StampResult(List<String> before, List<String> current, @Nullable Path created) {
    /** Copies the lists. */
    public StampResult {
        before = List.copyOf(before);
        current = List.copyOf(current);
    }
}
