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
 * @param source the file from which the migration was read
 * @param place the place in the history
 * @param message the description, in paragraphs
 * @param created when it was created
 * @param upgrade the operations that could be translated
 * @param downgrade the operations that revert the migration, without those that could not be translated
 * @param irreversible the reason why the migration cannot be reverted, or null
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
     * @param id the id
     * @param downRevisions the preceding migrations
     * @param branchLabels labels of the branch that starts here
     * @param dependsOn migrations of other branches that must be applied first
     */
    public record Place(String id, List<String> downRevisions, List<String> branchLabels, List<String> dependsOn) {
        /** Copies the lists. */
        public Place {
            downRevisions = List.copyOf(downRevisions);
            branchLabels = List.copyOf(branchLabels);
            dependsOn = List.copyOf(dependsOn);
        }

        /** {@return the place after the given migrations, without labels and dependencies} */
        public static Place of(String id, List<String> downRevisions) {
            return new Place(id, downRevisions, List.of(), List.of());
        }

        /** {@return a copy of this place with the given branch labels} */
        public Place withBranchLabels(List<String> other) {
            return new Place(id, downRevisions, other, dependsOn);
        }

        /** {@return a copy of this place with the given dependencies} */
        public Place withDependsOn(List<String> other) {
            return new Place(id, downRevisions, branchLabels, other);
        }
    }

    /**
     * Code that must be translated by hand.
     *
     * @param why the reason
     * @param upgrade the code of the upgrade; empty if the operations of the migration are the whole upgrade
     * @param downgrade the code of the downgrade; empty if the operations of the migration are the whole downgrade
     */
    public record Untranslated(String why, String upgrade, String downgrade) {

        /** {@return an upgrade and a downgrade that must be translated by hand} The first argument is the reason. */
        public static Untranslated of(String why, String upgrade, String downgrade) {
            return new Untranslated(why, upgrade, downgrade);
        }
    }

    /** {@return a migration without operations} */
    public static ForeignRevision of(Path source, Place place, String message, Instant created) {
        return new ForeignRevision(source, place, message, created, List.of(), List.of(), null, null);
    }

    /** {@return a copy of this migration with the given operations} */
    public ForeignRevision withOperations(List<Operation> applied, List<Operation> reverted) {
        return new ForeignRevision(source, place, message, created, applied, reverted, irreversible, untranslated);
    }

    /** {@return a copy of this migration that cannot be reverted, for the given reason} */
    public ForeignRevision withIrreversible(@Nullable String why) {
        return new ForeignRevision(source, place, message, created, upgrade, downgrade, why, untranslated);
    }

    /** {@return a copy of this migration with the given code, which must be translated by hand} */
    public ForeignRevision withUntranslated(@Nullable Untranslated other) {
        return new ForeignRevision(source, place, message, created, upgrade, downgrade, irreversible, other);
    }
}
