package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.ops.Hazard;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the messages in an application's log; by default, {@code System.Logger} uses the JDK's own logger. */
final class RunLogTest {
    private static final Logger LOGGER = Logger.getLogger("dev.limbeck");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
    }

    @Test
    void aRunHasItsRevisionsItsWarningsDurationsAndAClosingLine() {
        RunLog log = new RunLog();
        RunningRevision revision = new RunningRevision(Direction.UPGRADE, "aaaa", "bbbb", "adds {0}\nmore");
        log.revisionStarted(revision);
        log.statementStarted(new PlannedStatement("CREATE TABLE \"a{0}\" (x)", "", null, List.<Hazard>of(), List.of()));
        log.warningIssued("rows {0} are ignored");
        log.revisionFinished(revision, Duration.ofNanos(12_340_000));
        log.runFinished(new RunResult(List.of(), List.of("bbbb"), null, List.of()), Duration.ofSeconds(2));
        log.runFinished(new RunResult(List.of(), List.of(), null, List.of()), Duration.ofSeconds(2));
        assertThat(lines)
                .containsExactly(
                        "INFO Running upgrade aaaa -> bbbb, adds {0}",
                        "FINE CREATE TABLE \"a{0}\" (x)",
                        "WARNING rows {0} are ignored",
                        "INFO Finished bbbb in 12.3 ms",
                        "INFO The database is at bbbb: nothing to run",
                        "INFO The database is at base: nothing to run");
    }
}
