package dev.limbeck.load;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** Locates the user's cache folder, and writes files into cache folders. */
public final class CacheFolder {
    private static final Duration MAX_AGE = Duration.ofDays(30);

    private CacheFolder() {}

    /** {@return the folder of the given name in the user's cache folder} */
    public static Path ofUser(String name) {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base =
                xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(xdg);
        return base.resolve("limbeck").resolve(name);
    }

    /** Writes a file completely or not at all, and removes files that have not been used for a month. */
    public static void write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "new-", ".tmp");
        try {
            Files.writeString(temporary, text);
            move(temporary, folder.resolve(name));
        } finally {
            Files.deleteIfExists(temporary);
        }
        removeOld(folder, name.substring(name.lastIndexOf('.')));
    }

    /**
     * Moves a complete file to its final place, where it replaces an existing file. A reader sees either the old file
     * or the new one, never an incomplete file.
     */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes files with the given ending, and temporary files, that have not been used for a month. */
    static void removeOld(Path folder, String ending) throws IOException {
        Instant oldest = Instant.now().minus(MAX_AGE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{" + ending + ",.tmp}")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
