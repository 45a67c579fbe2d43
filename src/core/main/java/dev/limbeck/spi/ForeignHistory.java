package dev.limbeck.spi;

import java.util.List;

/**
 * What another tool's folder holds.
 *
 * @param revisions its migrations, in no order
 * @param warnings what a person should know of it
 */
public record ForeignHistory(List<ForeignRevision> revisions, List<String> warnings) {
    /** Copies the lists. */
    public ForeignHistory {
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
    }
}
