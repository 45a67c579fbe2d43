package dev.limbeck.command.project;

import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.hazards.HazardLines;
import dev.limbeck.result.Change;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Thrown if a change has a hazard that {@code --fail-on-hazard} or {@code upgrade.refuse} rejects. Nothing was changed
 * or written.
 */
public final class HazardException extends CommandException {
    /** The error code of this kind of exception. */
    public static final String CODE = "hazard-refused";

    private final List<Change> changes;

    private HazardException(String message, List<Change> changes) {
        super(CODE, message, null);
        this.changes = List.copyOf(changes);
    }

    /** {@return the changes that have a refused hazard} */
    public List<Change> changes() {
        return changes;
    }

    /** {@return the exception for changes of pending revisions, with the given message} */
    public static HazardException refused(String message, List<Change> changes) {
        return new HazardException(message, changes);
    }

    /**
     * Requires that no change has a hazard of the given kinds.
     *
     * @param what the beginning of the message, for instance {@code No revision was written}
     * @throws HazardException if a change has such a hazard; the message lists the changes
     */
    public static void requireNone(Set<Kind> kinds, List<Change> changes, String what) {
        List<Change> found = changes.stream()
                .filter(change -> change.hazards().stream().map(Hazard::kind).anyMatch(kinds::contains))
                .toList();
        if (!found.isEmpty()) {
            String list = found.stream()
                    .map(change -> "\n  " + change.description() + ": "
                            + String.join(
                                    "; ",
                                    HazardLines.describe(change.hazards().stream()
                                            .filter(hazard -> kinds.contains(hazard.kind()))
                                            .toList())))
                    .collect(Collectors.joining());
            throw new HazardException(
                    what + ": " + (found.size() == 1 ? "one change has" : found.size() + " changes have")
                            + " a hazard that --fail-on-hazard names." + list,
                    found);
        }
    }
}
