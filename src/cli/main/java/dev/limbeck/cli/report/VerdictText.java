package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.SchemaMismatch;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints the results of proofs as text, one line for each proof.
 *
 * @param out the stream of results
 * @param style the colors of that stream
 */
record VerdictText(PrintWriter out, TextStyle style) {

    /** Prints the name of the proof, its status and its explanation, and the first difference if it failed. */
    void print(ProofVerdict verdict) {
        String status = verdict.status().name().toLowerCase(Locale.ROOT);
        String colored =
                switch (verdict.status()) {
                    case PASSED -> style.good(status);
                    case FAILED -> style.error(status);
                    case SKIPPED -> style.warning(status);
                };
        out.println(String.format(Locale.ROOT, "%-13s ", verdict.proof().label())
                + colored
                + " ".repeat("skipped ".length() - status.length())
                + verdict.text());
        SchemaMismatch mismatch = verdict.gap();
        if (mismatch != null) {
            out.println("    expected: " + mismatch.expected());
            out.println("    found:    " + mismatch.found());
        }
    }
}
