package dev.limbeck.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of another tool's history.
 *
 * @param revisions the revisions, parents first
 * @param warnings what a person should know of it
 * @param versionTable the table in which both tools keep where a database is
 */
public record ImportResult(List<Imported> revisions, List<String> warnings, String versionTable) {
    /** Copies the lists. */
    public ImportResult {
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
    }

    /**
     * One revision.
     *
     * @param id its id
     * @param message what it is for
     * @param source the other tool's file
     * @param file our file
     * @param untranslated why it refuses to run until a person has written it, or null
     */
    public record Imported(String id, String message, Path source, Path file, @Nullable String untranslated) {}

    /** {@return those that a person has to write} */
    public List<Imported> untranslated() {
        return revisions.stream().filter(each -> each.untranslated() != null).toList();
    }
}
