package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.DatabaseProof;
import dev.limbeck.result.ProofStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes whether a revision was proved, and on which databases. */
final class ProofText {
    private ProofText() {}

    /**
     * {@return the lines about the proof: a warning if the revision was not proved, and the databases on which it was
     * or was not proved} An empty revision gets no warning, because there is nothing to prove yet.
     */
    static List<String> lines(@Nullable ProofStatus proof, TextStyle style) {
        if (proof == null || proof.isEmptyRevision()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (!proof.proved()) {
            lines.add(style.warning("warning: ") + "Not proved: " + proof.reason() + ".");
        }
        List<String> proved = names(proof, true);
        List<String> others = names(proof, false);
        if (!proved.isEmpty()) {
            lines.add("Proved on " + String.join(", ", proved) + ".");
        }
        if (!others.isEmpty()) {
            lines.add("Not proved on " + String.join(", ", others) + ".");
        }
        return lines;
    }

    private static List<String> names(ProofStatus proof, boolean proved) {
        return proof.databases().stream()
                .filter(each -> each.proved() == proved)
                .map(DatabaseProof::database)
                .toList();
    }
}
