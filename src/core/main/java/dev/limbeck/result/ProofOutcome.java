package dev.limbeck.result;

import org.jspecify.annotations.Nullable;

/**
 * Whether a revision was proved before it was written, and if not, why.
 *
 * @param done whether it was proved
 * @param why why it was not proved, one sentence without a final period; null if it was
 */
public record ProofOutcome(boolean done, @Nullable String why) {
    /** The revision was proved. */
    public static final ProofOutcome DONE = new ProofOutcome(true, null);

    /** The revision is empty. */
    public static final ProofOutcome EMPTY = notDone("it is empty; `limbeck verify` proves it once it is written");

    /** {@return the outcome of a revision that was not proved, with the reason} */
    public static ProofOutcome notDone(String why) {
        String line = why.strip().replaceAll("\\s+", " ");
        return new ProofOutcome(false, line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
