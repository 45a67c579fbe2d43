package dev.limbeck.result;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of {@code limbeck init}.
 *
 * @param created the files and folders that were created
 * @param kept the existing files that were not changed
 * @param packageName the Java package of revision files
 */
public record InitResult(List<Path> created, List<Path> kept, String packageName) {
    /** Copies the lists. */
    public InitResult {
        created = List.copyOf(created);
        kept = List.copyOf(kept);
    }
}
