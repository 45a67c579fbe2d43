package dev.limbeck.app;

import dev.limbeck.result.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing the entities with the database when the application started. Limbeck creates the instances;
 * later versions may add components.
 *
 * @param persistenceUnit the name of the persistence unit, or an empty string if it has no name
 * @param time the time of the comparison
 * @param differences the differences; empty if there are none or if they are unknown
 * @param problem why the entities and the database could not be compared, or null if they were compared
 */
public record StartupComparison(
        String persistenceUnit, Instant time, List<Change> differences, @Nullable String problem) {
    /** Copies the list. */
    public StartupComparison {
        differences = List.copyOf(differences);
    }
}
