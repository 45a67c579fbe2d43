package dev.limbeck.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States whether a revision was verified before it was written, and if not, why.
 *
 * @param proved whether the revision was verified
 * @param reason the reason why the revision was not verified, one sentence without a final period; null if it was
 *     verified
 * @param databases the databases of {@code project.databases}; empty if the project specifies none
 */
public record ProofStatus(boolean proved, @Nullable String reason, List<DatabaseProof> databases) {
    /** The revision was verified. */
    public static final ProofStatus DONE = new ProofStatus(true, null, List.of());

    /** The revision is empty. */
    public static final ProofStatus EMPTY =
            notProved("it is empty; `limbeck verify` checks it once you have filled" + " it in");

    /** Copies the list. */
    public ProofStatus {
        databases = List.copyOf(databases);
    }

    /** {@return whether the revision was not verified because it is empty} */
    public boolean isEmptyRevision() {
        return EMPTY.reason() != null && EMPTY.reason().equals(reason);
    }

    /** {@return a copy of this status with the databases of the project} */
    public ProofStatus withDatabases(List<DatabaseProof> other) {
        return new ProofStatus(proved, reason, other);
    }

    /** {@return the status of a revision that was not verified, with the reason} */
    public static ProofStatus notProved(String why) {
        String line = why.strip().replaceAll("\\s+", " ");
        return new ProofStatus(false, line.endsWith(".") ? line.substring(0, line.length() - 1) : line, List.of());
    }
}
