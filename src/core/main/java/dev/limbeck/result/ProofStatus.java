package dev.limbeck.result;

import org.jspecify.annotations.Nullable;

/**
 * Whether a revision was proved before it was written, and if not, why.
 *
 * @param proved whether it was proved
 * @param reason why it was not proved, one sentence without a final period; null if it was proved
 */
public record ProofStatus(boolean proved, @Nullable String reason) {
    /** The revision was proved. */
    public static final ProofStatus DONE = new ProofStatus(true, null);

    /** The revision is empty. */
    public static final ProofStatus EMPTY = notProved("it is empty; `limbeck verify` proves it once it is written");

    /** {@return the outcome of a revision that was not proved, with the reason} */
    public static ProofStatus notProved(String why) {
        String line = why.strip().replaceAll("\\s+", " ");
        return new ProofStatus(false, line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
    }
}
