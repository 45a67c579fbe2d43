package dev.limbeck.result;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck entities}.
 *
 * @param text the text for standard output, or null if files were written
 * @param files the files that were written
 * @param kept the existing files that were not replaced
 * @param notes notes for the user, one line each
 * @param exclude patterns for {@code autogenerate.exclude} that keep autogenerate from dropping objects that entities
 *     cannot express
 */
public record EntitiesResult(
        @Nullable String text, List<Path> files, List<Path> kept, List<String> notes, List<String> exclude) {
    /** Copies the lists. */
    public EntitiesResult {
        files = List.copyOf(files);
        kept = List.copyOf(kept);
        notes = List.copyOf(notes);
        exclude = List.copyOf(exclude);
    }
}
