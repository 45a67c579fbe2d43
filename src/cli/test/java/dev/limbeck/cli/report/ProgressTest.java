package dev.limbeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.Direction;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the output that shows the progress of a command. */
final class ProgressTest {
    private static final Statement COPY = new Statement(
            "insert into b select * from a",
            "copy the rows of a",
            List.of(new Hazard(Hazard.Kind.REWRITE, "copies a")),
            List.of());

    private final StringWriter err = new StringWriter();
    private FixedOptions options = FixedOptions.TEXT;

    @Test
    void aLineOnATerminalIsRewrittenEachSecondAndFinallyRemoved() throws InterruptedException {
        try (Progress progress = progress(true)) {
            progress.show("upgrade");
            progress.statementStarted(COPY);
            for (int waited = 0; waited < 500 && !printed().contains("s"); waited++) {
                Thread.sleep(10);
            }
            assertThat(printed()).startsWith("\r\u001b[Kcopy the rows of a … ");
            progress.statementFinished(COPY);
        }
        assertThat(printed()).endsWith("\r\u001b[K").doesNotContain("\n");
    }

    @Test
    void nothingIsRewrittenWithoutATerminal() {
        try (Progress progress = progress(false)) {
            progress.show("upgrade");
            progress.statementStarted(COPY);
            progress.statementFinished(COPY);
        }
        assertThat(printed()).isEmpty();
    }

    @Test
    void verbosePrintsALineWhenALongCopyBeginsAndEnds() {
        options = options.withVerbosity(1);
        Progress progress = progress(false);
        progress.statementStarted(COPY);
        progress.statementFinished(COPY);
        assertThat(printed().lines().toList()).hasSize(2).first().isEqualTo("  copy the rows of a …");
        assertThat(printed()).containsPattern("copy the rows of a: done in \\d+\\.\\d s");
    }

    @Test
    void verbosePrintsHowLongEachRevisionTook() {
        options = options.withVerbosity(1);
        progress(false).revisionFinished("1a");
        assertThat(printed()).matches("  1a done in \\d+\\.\\d ms\\R");
    }

    @Test
    void veryVerbosePrintsStatements() {
        options = options.withVerbosity(2);
        progress(false).statementStarted(COPY);
        assertThat(printed()).contains("insert into b select * from a");
    }

    @Test
    void jsonIsSilentUnlessVerbose() {
        options = options.withFormat(OutputFormat.json);
        progress(false).revisionStarted(Direction.UPGRADE, "", "11aa", "first");
        assertThat(printed()).isEmpty();
        options = options.withVerbosity(1);
        progress(false).revisionStarted(Direction.UPGRADE, "", "11aa", "first\nmore");
        assertThat(printed()).isEqualToNormalizingNewlines("Running upgrade  -> 11aa, first\n");
    }

    private String printed() {
        synchronized (err.getBuffer()) {
            return err.toString();
        }
    }

    private Progress progress(boolean terminal) {
        ProcessContext surroundings = new ProcessContext(
                Path.of("").toAbsolutePath(),
                Map.of(),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                terminal,
                terminal,
                terminal);
        return new Progress(surroundings, options, new Interrupts());
    }
}
