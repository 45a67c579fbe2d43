package dev.limbeck.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck check}.
 *
 * @param against the target with which the model was compared
 * @param changes the differences between the database and the model; empty if there are none
 * @param unmanaged the tables that are neither in the model nor created by a revision; they are ignored
 * @param warnings warnings for the user, one line each
 * @param violations the rows of this database that would make a revision's upgrade fail
 * @param choices the decisions that a revision would need: possible renames, and values for existing rows
 * @param review the SQL and diagrams of the change for a reviewer; null unless requested
 */
public record CheckResult(
        Against against,
        List<Change> changes,
        List<String> unmanaged,
        List<String> warnings,
        List<Violation> violations,
        List<Choice> choices,
        @Nullable Review review) {
    /** Copies the lists. */
    public CheckResult {
        changes = List.copyOf(changes);
        unmanaged = List.copyOf(unmanaged);
        warnings = List.copyOf(warnings);
        violations = List.copyOf(violations);
        choices = List.copyOf(choices);
    }
}
