package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.ControlCharacters;
import dev.limbeck.command.Branches;
import dev.limbeck.result.RevisionInfo;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Prints revisions as text: a line or a full entry for each.
 *
 * @param out the stream to which the revisions are printed
 * @param lines describes a revision
 */
record RevisionsText(PrintWriter out, RevisionLines lines) {

    /** Prints the full entry of each revision, or the line that the function returns. */
    void print(List<RevisionInfo> revisions, boolean entries, BiFunction<RevisionLines, RevisionInfo, String> line) {
        if (entries) {
            for (RevisionInfo revision : revisions) {
                entry(revision);
                out.println();
            }
            return;
        }
        // A stream to a terminal is flushed after each line, so the lines of a long history are printed together.
        StringBuilder text = new StringBuilder();
        for (RevisionInfo revision : revisions) {
            text.append(ControlCharacters.escape(line.apply(lines, revision))).append(System.lineSeparator());
        }
        out.print(text);
        out.flush();
    }

    /** Prints the full entries, separated by empty lines. */
    void show(List<RevisionInfo> revisions) {
        String gap = "";
        for (RevisionInfo revision : revisions) {
            out.print(gap);
            entry(revision);
            gap = System.lineSeparator();
        }
    }

    /** Prints the branch points, as full entries or as lines, each with the revisions that follow it. */
    void branches(List<Branches.Branching> branches, boolean entries) {
        for (Branches.Branching branching : branches) {
            if (entries) {
                entry(branching.point());
            } else {
                out.println(lines.line(branching.point()));
            }
            String indent = " ".repeat(branching.point().id().length());
            branching.next().forEach(next -> out.println(indent + " -> " + lines.nextLine(next)));
            out.println();
        }
    }

    private void entry(RevisionInfo revision) {
        lines.entry(revision).forEach(out::println);
    }
}
