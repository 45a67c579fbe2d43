package dev.limbeck.command.entities;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.text.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes several files: all of them, or none if one of them cannot be written. */
final class SourceFiles {
    private SourceFiles() {}

    /**
     * Writes the files.
     *
     * @throws CommandException if a file cannot be written; in this case, all files are restored
     */
    static void write(Map<Path, String> texts) {
        Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
        for (Map.Entry<Path, String> each : texts.entrySet()) {
            Path file = each.getKey();
            try {
                Files.createDirectories(file.getParent());
                before.put(file, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
                Files.writeString(file, each.getValue());
            } catch (IOException e) {
                restore(before);
                throw new CommandException(
                        "The file " + file + " cannot be written: " + FileProblem.describe(e)
                                + ". Check the permissions of its folder and the free disk space. No file was written.",
                        e);
            }
        }
    }

    private static void restore(Map<Path, Optional<byte[]>> before) {
        before.forEach((file, bytes) -> {
            try {
                if (bytes.isPresent()) {
                    Files.write(file, bytes.get());
                } else {
                    Files.deleteIfExists(file);
                }
            } catch (IOException ignored) {
                // The caller reports why the file could not be written; it cannot be restored for the same reason.
            }
        });
    }
}
