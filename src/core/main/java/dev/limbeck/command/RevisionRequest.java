package dev.limbeck.command;

import dev.limbeck.ops.Hazard.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code limbeck revision} is asked for.
 *
 * @param message what the revision does, in a few words
 * @param autogenerate whether its operations come from comparing the entities with the database
 * @param id the id it shall have, or null for one made up
 * @param decisions what was renamed, and what existing rows get
 * @param answers who is asked for what the decisions leave open
 * @param failOnHazard the hazards of the upgrade that are an error
 * @param placement where it shall stand
 * @param review whether the result shows the SQL and the touched tables as well
 * @param language in what it is written
 */
public record RevisionRequest(
        String message,
        boolean autogenerate,
        @Nullable String id,
        Decisions decisions,
        Answers answers,
        Set<Kind> failOnHazard,
        Placement placement,
        boolean review,
        Language language) {
    /** Copies the kinds. */
    public RevisionRequest {
        failOnHazard = Set.copyOf(failOnHazard);
    }

    /** A request for the revision alone, after the head, whatever its hazards. */
    public RevisionRequest(
            String message, boolean autogenerate, @Nullable String id, Decisions decisions, Answers answers) {
        this(message, autogenerate, id, decisions, answers, Set.of(), Placement.AFTER_HEAD, false, Language.JAVA);
    }
}
