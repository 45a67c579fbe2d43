package dev.limbeck.result;

import java.util.List;

/**
 * The result of {@code limbeck drift}.
 *
 * @param current the current revisions of the database
 * @param changes the changes that were made by hand
 * @param script the SQL that reverts the changes; empty if there are none
 * @param unmanaged the tables and views that no revision created; they are ignored
 * @param warnings warnings for the user, one line each
 * @param review the affected tables, as created by the revisions and as found in the database, and the history, for a
 *     reviewer
 */
public record DriftResult(
        List<String> current,
        List<Change> changes,
        String script,
        List<String> unmanaged,
        List<String> warnings,
        Review review) {
    /** Copies the lists. */
    public DriftResult {
        current = List.copyOf(current);
        changes = List.copyOf(changes);
        unmanaged = List.copyOf(unmanaged);
        warnings = List.copyOf(warnings);
    }
}
