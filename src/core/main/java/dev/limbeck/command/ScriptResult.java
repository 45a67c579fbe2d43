package dev.limbeck.command;

import java.util.List;

/**
 * What {@code upgrade --sql}, {@code downgrade --sql} or {@code stamp --sql} wrote.
 *
 * @param script the script for the database's own shell
 * @param from the revisions at which the database must be
 * @param to the revisions at which the script leaves it
 * @param revisions the revisions in it, in order; none for a stamp
 * @param warnings what a person should know, a line each
 */
public record ScriptResult(
        String script, List<String> from, List<String> to, List<RevisionInfo> revisions, List<String> warnings) {
    /** Copies the lists. */
    public ScriptResult {
        from = List.copyOf(from);
        to = List.copyOf(to);
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
    }
}
