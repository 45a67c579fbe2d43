package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DoctorResult.Finding;
import dev.limbeck.result.DoctorResult.Status;
import java.io.PrintWriter;

/**
 * Prints the findings of {@code doctor} as text.
 *
 * @param out the stream to which the findings are printed
 * @param style the style of the result
 */
record DoctorText(PrintWriter out, TextStyle style) {

    /** Prints the findings. */
    void print(DoctorResult result) {
        for (Finding finding : result.findings()) {
            out.println(mark(finding.status()) + finding.text());
            if (finding.advice() != null) {
                out.println("         " + finding.advice());
            }
        }
    }

    private String mark(Status status) {
        return switch (status) {
            case OK -> "ok       ";
            case NOTE -> style.strong("note") + "     ";
            case PROBLEM -> style.warning("problem") + "  ";
        };
    }
}
