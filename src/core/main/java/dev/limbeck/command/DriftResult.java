package dev.limbeck.command;

import java.util.List;

/**
 * What {@code limbeck drift} found.
 *
 * @param current the revisions the database says it is at
 * @param changes what someone did to it beside the revisions
 * @param script the SQL that takes it back, or an empty text when there is nothing to take back
 * @param unmanaged the tables and views that no revision made, left alone
 * @param warnings what a person should know, a line each
 */
public record DriftResult(
        List<String> current, List<Change> changes, String script, List<String> unmanaged, List<String> warnings) {
    /** Copies the lists. */
    public DriftResult {
        current = List.copyOf(current);
        changes = List.copyOf(changes);
        unmanaged = List.copyOf(unmanaged);
        warnings = List.copyOf(warnings);
    }
}
