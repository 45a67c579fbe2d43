package dev.limbeck.spi;

import dev.limbeck.ops.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration of another tool. Its operations say no more than the migration did: what an operation drops or changes is
 * named, and the rest of it is made up.
 *
 * @param source the file it was read from
 * @param place where it stands in the history
 * @param message what it is for, in paragraphs
 * @param created when it was written
 * @param upgrade what it does; empty where it could not be translated
 * @param downgrade what takes it back; empty where it could not be translated
 * @param irreversible why nothing takes it back, or null
 * @param untranslated what a person has to write, or null
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
     * Where a migration stands in its history.
     *
     * @param id its id
     * @param downRevisions those before it
     * @param branchLabels names for the branch that begins here
     * @param dependsOn what it needs of other branches
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
     * Code that only a person can translate.
     *
     * @param why what was met
     * @param upgrade the code of the way up
     * @param downgrade the code of the way down
     */
    public record Untranslated(String why, String upgrade, String downgrade) {}
}
