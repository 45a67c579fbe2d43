package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.OutputOptions;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.command.fleet.FleetListener;
import dev.limbeck.result.fleet.DatabaseOutcome;
import dev.limbeck.result.fleet.DatabaseOutcome.Status;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows how many databases of a fleet are done. With JSON, prints an object for each of them on a separate line; as
 * text, prints a line for each database that needs attention, and with {@code -v} a line for every database.
 */
public final class FleetProgress implements FleetListener, AutoCloseable {
    private static final double NANOS = 1e9;

    private final Progress progress;
    private final ProcessContext process;
    private final OutputOptions options;
    private final Supplier<Report> report;
    private final long start = System.nanoTime();
    private final Interrupts interrupts;
    private int total;
    private volatile int done;
    private int failed;

    /**
     * Creates a listener that prints to the given report, and that uses the given progress object to show its progress
     * line.
     */
    public FleetProgress(
            Progress progress,
            ProcessContext process,
            OutputOptions options,
            Supplier<Report> report,
            Interrupts interrupts) {
        this.progress = progress;
        this.process = process;
        this.options = options;
        this.report = report;
        this.interrupts = interrupts;
    }

    @Override
    public void fleetStarted(int databases, int canaries) {
        total = databases;
        interrupts.beginFleet(
                () -> done + " of " + databases + " databases are done. Run the command again to continue.");
        progress.showNow(() -> canaries == 0 ? "0 of " + total + " databases" : "the first " + canaries + " databases");
    }

    @Override
    public boolean isStopRequested() {
        return interrupts.requested();
    }

    @Override
    public void databaseFinished(DatabaseOutcome outcome, int count) {
        done = count;
        failed += outcome.status().isSuccess() ? 0 : 1;
        boolean printed = options.format() == OutputFormat.json
                || outcome.status() == Status.DIFFERENT
                || options.verbosity() > 0;
        if (printed) {
            progress.clearLine();
            report.get().fleetDatabase(outcome);
            process.out().flush();
        }
        progress.showNow(() -> line());
    }

    /** Returns the progress, the rate and an estimate of the remaining time. */
    private String line() {
        double seconds = Math.max((System.nanoTime() - start) / NANOS, 1 / NANOS);
        double rate = done / seconds;
        long left = Math.round((total - done) / rate);
        return done + " of " + total + " databases"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + String.format(Locale.ROOT, ", %.0f per second, %d s left", rate, left);
    }

    @Override
    public void close() {
        progress.close();
    }
}
