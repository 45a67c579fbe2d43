package dev.limbeck.command;

import org.jspecify.annotations.Nullable;

/**
 * Whether a revision was proved before it was written.
 *
 * @param done whether it was
 * @param why why it was not, one sentence without a full stop; null when it was
 */
public record ProofOutcome(boolean done, @Nullable String why) {
    /** It was proved. */
    public static final ProofOutcome DONE = new ProofOutcome(true, null);

    /** An empty revision. */
    public static final ProofOutcome EMPTY = notDone("it is empty; `limbeck verify` proves it once it is written");

    /** {@return that it was not proved, for that reason} */
    static ProofOutcome notDone(String why) {
        String line = why.strip().replaceAll("\\s+", " ");
        return new ProofOutcome(false, line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
