package dev.limbeck.result;

import dev.limbeck.result.ProofVerdict.ProofKind;
import dev.limbeck.result.ProofVerdict.Status;
import java.util.List;

/**
 * The result of {@code limbeck verify}.
 *
 * @param verdicts the verdict of each proof, in order
 * @param differences the differences between the head and the entities
 * @param irreversible the revisions that were not reverted because they are declared irreversible
 * @param warnings warnings for the user, one line each
 * @param history the heads and some revisions before them, newest first
 */
public record VerifyResult(
        List<ProofVerdict> verdicts,
        List<Change> differences,
        List<String> irreversible,
        List<String> warnings,
        List<RevisionInfo> history) {
    /** Copies the lists. */
    public VerifyResult {
        verdicts = List.copyOf(verdicts);
        differences = List.copyOf(differences);
        irreversible = List.copyOf(irreversible);
        warnings = List.copyOf(warnings);
        history = List.copyOf(history);
    }

    /** {@return whether a proof of the history itself failed} */
    public boolean isBroken() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.status() == Status.FAILED && verdict.proof() != ProofKind.MODEL);
    }

    /** {@return whether the head differs from the schema of the entities} */
    public boolean hasDifferences() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.status() == Status.FAILED && verdict.proof() == ProofKind.MODEL);
    }
}
