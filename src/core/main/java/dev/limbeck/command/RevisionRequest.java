package dev.limbeck.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck revision} is asked for.
 *
 * @param message what the revision does, in a few words
 * @param autogenerate whether its operations come from comparing the entities with the database
 * @param id the id it shall have, or null for one made up
 * @param backfill by {@code table.column}, the SQL expression that fills existing rows of a new NOT NULL column
 * @param review whether the result shows the SQL and the touched tables as well
 */
public record RevisionRequest(String message, boolean autogenerate, @Nullable String id, Map<String, String> backfill, boolean review) {
    /** Copies the map. */
    public RevisionRequest {
        backfill = Map.copyOf(backfill);
    }
}
