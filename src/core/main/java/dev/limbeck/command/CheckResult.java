package dev.limbeck.command;

import dev.limbeck.settings.AutogenerateSettings.Against;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck check} found.
 *
 * @param against what the model was compared with
 * @param changes what the database lacks or has too much of; empty when it is what the model asks for
 * @param unmanaged the tables that are neither in the model nor made by a revision, left alone
 * @param warnings what a person should know, a line each
 * @param violations the rows of this database that a revision's upgrade would be refused for
 * @param choices what a revision would need to be told: what may have been renamed, and what existing rows get
 * @param review what a pull request wants to show of it; null unless it was asked for
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
