package dev.limbeck.spi;

import java.util.List;

/**
 * The migrations in a folder of another tool.
 *
 * @param revisions the migrations, in no particular order
 * @param warnings warnings for the user
 */
public record ForeignHistory(List<ForeignRevision> revisions, List<String> warnings) {
    /** Copies the lists. */
    public ForeignHistory {
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
    }

    /** {@return the migrations of a folder, without warnings} */
    public static ForeignHistory of(List<ForeignRevision> revisions) {
        return new ForeignHistory(revisions, List.of());
    }

    /** {@return a copy of this history with the given warnings} */
    public ForeignHistory withWarnings(List<String> other) {
        return new ForeignHistory(revisions, other);
    }
}
