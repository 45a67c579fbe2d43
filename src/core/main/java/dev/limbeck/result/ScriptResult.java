package dev.limbeck.result;

import java.util.List;

/**
 * The result of {@code upgrade --sql}, {@code downgrade --sql} or {@code stamp --sql}.
 *
 * @param script the script for the database's own shell
 * @param from the revisions at which the database must be before the script runs
 * @param to the revisions at which the database is after the script has run
 * @param revisions the revisions in the script, in order; empty for a stamp
 * @param warnings warnings for the user, one line each
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
