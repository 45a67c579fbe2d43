package dev.limbeck.command;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.ops.Hazard.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code limbeck revision}.
 *
 * @param message what the revision does, in a few words
 * @param autogenerate whether its operations come from comparing the entities with the database
 * @param id the id of the revision, or null to generate one
 * @param decisions what was renamed, and the values for existing rows
 * @param prompt answers questions that the decisions leave open
 * @param failOnHazard the hazards of the upgrade that are an error
 * @param placement its place in the history
 * @param review whether the result includes the SQL and diagrams of the affected tables
 * @param language the language of the revision file
 */
public record RevisionRequest(
        String message,
        boolean autogenerate,
        @Nullable String id,
        Decisions decisions,
        Prompt prompt,
        Set<Kind> failOnHazard,
        Placement placement,
        boolean review,
        RevisionLanguage language) {
    /** Copies the kinds. */
    public RevisionRequest {
        failOnHazard = Set.copyOf(failOnHazard);
    }

    /** Creates a request for a Java revision after the head, with any hazards and without a review. */
    public RevisionRequest(
            String message, boolean autogenerate, @Nullable String id, Decisions decisions, Prompt prompt) {
        this(
                message,
                autogenerate,
                id,
                decisions,
                prompt,
                Set.of(),
                Placement.AFTER_HEAD,
                false,
                RevisionLanguage.JAVA);
    }
}
