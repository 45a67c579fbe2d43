package dev.limbeck.app;

import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.RunResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;

/**
 * Logs each revision that runs, with its duration, and a final line at level INFO; warnings are logged at level
 * WARNING, statements at level DEBUG.
 */
final class RunLog implements MigrationListener {
    private static final Logger LOG = System.getLogger("dev.limbeck");

    @Override
    public void revisionStarted(RunningRevision revision) {
        String message =
                revision.message().lines().findFirst().map(line -> ", " + line).orElse("");
        info("Running " + revision.direction().code() + " " + revision.from() + " -> " + revision.to() + message);
    }

    @Override
    public void revisionFinished(RunningRevision revision, Duration duration) {
        info("Finished " + revision.id() + " in " + format(duration));
    }

    @Override
    public void statementStarted(PlannedStatement statement) {
        LOG.log(Level.DEBUG, statement::sql);
    }

    @Override
    public void warningIssued(String message) {
        LOG.log(Level.WARNING, () -> message);
    }

    @Override
    public void runFinished(RunResult result, Duration duration) {
        int count = result.revisions().size();
        String current = result.current().isEmpty() ? "base" : String.join(", ", result.current());
        info("The database is at " + current + ": "
                + (count == 0
                        ? "nothing to run"
                        : count + (count == 1 ? " revision in " : " revisions in ") + format(duration)));
    }

    /** Passes a supplier to the logger, since braces in a message would be treated as placeholders. */
    private static void info(String text) {
        LOG.log(Level.INFO, () -> text);
    }

    private static String format(Duration duration) {
        double millis = duration.toNanos() / 1_000_000.0;
        return millis < 1_000
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
    }
}
