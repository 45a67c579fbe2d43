package dev.limbeck.command;

import dev.limbeck.command.Verdict.Proved;
import dev.limbeck.command.Verdict.Status;
import java.util.List;

/**
 * What {@code limbeck verify} found.
 *
 * @param verdicts each proof, in order
 * @param differences what the end of the history lacks or has too much of
 * @param irreversible the revisions that were not taken back because they say that they cannot be
 * @param warnings what a person should know, a line each
 */
public record VerifyResult(
        List<Verdict> verdicts, List<Change> differences, List<String> irreversible, List<String> warnings) {
    /** Copies the lists. */
    public VerifyResult {
        verdicts = List.copyOf(verdicts);
        differences = List.copyOf(differences);
        irreversible = List.copyOf(irreversible);
        warnings = List.copyOf(warnings);
    }

    /** {@return whether a proof of the history itself failed} */
    public boolean broken() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.status() == Status.FAILED && verdict.proof() != Proved.MODEL);
    }

    /** {@return whether the end of the history is not what the entities ask for} */
    public boolean differs() {
        return verdicts.stream()
                .anyMatch(verdict -> verdict.status() == Status.FAILED && verdict.proof() == Proved.MODEL);
    }
}
