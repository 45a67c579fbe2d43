package dev.limbeck.execute;

import dev.limbeck.execute.failure.ExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of an open database. A connection keeps the file that it opened, even if the file is deleted or another file
 * takes its name in the meantime; changes would then be lost.
 */
final class DatabaseFile {
    private final @Nullable Path path;
    private @Nullable Object key;

    /**
     * Records which file the path currently refers to. If there is no such file yet, the file that the first change
     * creates is recorded later.
     */
    DatabaseFile(Optional<Path> path) {
        this.path = path.orElse(null);
        this.key = findKey().orElse(null);
    }

    /** Throws an exception if the file was moved, deleted or replaced since it was opened. */
    void requireUnchanged() {
        Path file = path;
        if (file == null) {
            return;
        }
        Optional<Object> now = findKey();
        if (key == null) {
            key = now.orElse(null);
        } else if (now.isEmpty() ? !Files.exists(file) : !now.get().equals(key)) {
            throw new ExecutionException(
                    "The database file " + file + " was moved, deleted or replaced while the command"
                            + " ran. Check which file is in its place, and run the command again.");
        }
    }

    /**
     * Returns the key by which the file system identifies the file; empty if the file does not exist or the file system
     * has no such keys.
     */
    private Optional<Object> findKey() {
        try {
            return path == null
                    ? Optional.empty()
                    : Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class)
                            .fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
