package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;

/**
 * What {@code limbeck init} did.
 *
 * @param created the files and folders it made
 * @param kept the files that were there and stay as they are
 * @param packageName the Java package of revision files
 */
public record InitResult(List<Path> created, List<Path> kept, String packageName) {
    /** Copies the lists. */
    public InitResult {
        created = List.copyOf(created);
        kept = List.copyOf(kept);
    }
}
