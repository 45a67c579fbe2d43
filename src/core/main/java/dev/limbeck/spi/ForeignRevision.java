package dev.limbeck.spi;

import dev.limbeck.ops.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration of another tool. Its operations contain only the information in the migration: if an operation drops or
 * changes an object, the name of the object is real, but other properties may be placeholders.
 *
 * @param source the file it was read from
 * @param place its place in the history
 * @param message the description, in paragraphs
 * @param created when it was created
 * @param upgrade its operations; empty if they could not be translated
 * @param downgrade the operations that revert it; empty if they could not be translated
 * @param irreversible why it cannot be reverted, or null
 * @param untranslated the code that must be translated by hand, or null
 */
public record ForeignRevision(
        Path source,
        Place place,
        String message,
        Instant created,
        List<Operation> upgrade,
        List<Operation> downgrade,
        @Nullable String irreversible,
        @Nullable Untranslated untranslated) {
    /** Copies the lists. */
    public ForeignRevision {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /**
     * The place of a migration in its history.
     *
     * @param id its id
     * @param downRevisions the preceding migrations
     * @param branchLabels names for the branch that starts here
     * @param dependsOn migrations of other branches that must be applied first
     */
    public record Place(String id, List<String> downRevisions, List<String> branchLabels, List<String> dependsOn) {
        /** Copies the lists. */
        public Place {
            downRevisions = List.copyOf(downRevisions);
            branchLabels = List.copyOf(branchLabels);
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /**
     * Code that must be translated by hand.
     *
     * @param why the reason
     * @param upgrade the code of the upgrade
     * @param downgrade the code of the downgrade
     */
    public record Untranslated(String why, String upgrade, String downgrade) {}
}
