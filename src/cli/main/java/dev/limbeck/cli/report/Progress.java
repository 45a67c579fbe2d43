package dev.limbeck.cli.report;

import dev.limbeck.cli.terminal.Interrupts;
import dev.limbeck.cli.terminal.OutputFormat;
import dev.limbeck.cli.terminal.OutputOptions;
import dev.limbeck.cli.terminal.ProcessContext;
import dev.limbeck.cli.terminal.TextStyle;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Direction;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on standard error. On a terminal, one line is rewritten while something takes longer than a second;
 * elsewhere, {@code -v} prints a line when a long copy begins and a line when it ends.
 */
public final class Progress implements RunListener, AutoCloseable {
    private static final long SECOND = 1_000;
    private static final long TENTH_OF_A_SECOND = 100_000_000;

    private final ProcessContext process;
    private final OutputOptions options;
    private final Interrupts interrupts;
    private @Nullable Timer timer;
    private String activity = "";
    private String target = "";
    private long began = System.nanoTime();
    private long revisionBegan = System.nanoTime();
    private boolean lineShown;
    private long shownAt = System.nanoTime() - TENTH_OF_A_SECOND;

    /** Creates a listener that prints nothing yet; it reads the options on each event. */
    public Progress(ProcessContext process, OutputOptions options, Interrupts interrupts) {
        this.process = process;
        this.options = options;
        this.interrupts = interrupts;
    }

    /** Shows on a terminal, after a second, that something is running. */
    public synchronized void show(String what) {
        activity(what);
        if (timer == null && process.errIsTerminal() && !silent()) {
            timer = new Timer("progress", true);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            tick();
                        }
                    },
                    SECOND,
                    SECOND);
        }
    }

    /** Shows on a terminal, at most ten times per second, how far the command has progressed. */
    synchronized void showNow(Supplier<String> what) {
        long now = System.nanoTime();
        if (process.errIsTerminal() && !silent() && now - shownAt >= TENTH_OF_A_SECOND) {
            shownAt = now;
            lineShown = true;
            process.err().print(TextStyle.clearLine() + what.get());
            process.err().flush();
        }
    }

    /** Removes the progress line until it is shown again. */
    synchronized void clearLine() {
        clear();
    }

    @Override
    public void positionRead(List<String> revisions) {
        interrupts.setPlace(revisions.isEmpty() ? "base" : String.join(", ", revisions));
    }

    @Override
    public void databaseTaken(Runnable cancel) {
        interrupts.begin(cancel);
    }

    @Override
    public void databaseReleased() {
        interrupts.end();
    }

    @Override
    public void commitStarted() {
        interrupts.commit();
    }

    @Override
    public synchronized void revisionStarted(Direction direction, String from, String to, String message) {
        interrupts.enterRevision(from);
        target = to;
        String headline = RevisionLines.headline(message);
        if (!silent()) {
            print("Running " + direction.code() + " " + from + " -> " + to + ", " + headline);
        }
        activity(direction.code() + " " + (direction == Direction.UPGRADE ? to : from));
        revisionBegan = began;
    }

    @Override
    public synchronized void revisionFinished(String id) {
        interrupts.leaveRevision(target);
        if (options.verbosity() > 0) {
            long tenths = Math.round((System.nanoTime() - revisionBegan) / 100_000.0);
            // A format would take a twentieth of the time of a small revision.
            print("  " + id + " done in " + tenths / 10 + "." + tenths % 10 + " ms");
        }
    }

    @Override
    public synchronized void statementContinues(String text) {
        if (!silent()) {
            print(text);
        }
    }

    @Override
    public synchronized void warningIssued(String message) {
        if (!silent()) {
            print(process.errStyle().warning("warning: ") + message);
        }
    }

    /**
     * Prints a notice that a scratch database was created on the server; it is printed even with {@code --quiet} and
     * JSON.
     */
    public synchronized void scratchCreated(String notice) {
        interrupts.scratchCreated();
        print(notice);
    }

    @Override
    public synchronized void progress(String phase, int done, int total) {
        interrupts.check();
        String before = activity;
        activity = phase + ", revision " + (done + 1) + " of " + total;
        if (!before.startsWith(phase + ", ")) {
            began = System.nanoTime();
            if (options.verbosity() > 0) {
                print("Proving " + phase + ": " + total + (total == 1 ? " revision" : " revisions"));
            }
        }
    }

    @Override
    public synchronized void rowsMigrated(long done, long total) {
        interrupts.check();
        if (!activity.startsWith("row ")) {
            began = System.nanoTime();
        }
        activity = "row " + done + " of " + total;
    }

    @Override
    public synchronized void operationPlanned(Operation operation, OperationPlan steps) {
        if (options.verbosity() > 0 && !steps.reason().isEmpty()) {
            String way = steps.strategy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            print("  " + way + ": " + steps.reason());
        }
    }

    @Override
    public synchronized void statementStarted(Statement statement) {
        interrupts.check();
        activity(statement.comment().isEmpty() ? activity : statement.comment());
        if (options.verbosity() > 1) {
            print("    " + statement.sql());
        } else if (announced(statement)) {
            print("  " + statement.comment() + " …");
        }
    }

    @Override
    public synchronized void statementFinished(Statement statement) {
        if (announced(statement)) {
            print(String.format(Locale.ROOT, "  %s: done in %.1f s", statement.comment(), elapsedMillis() / 1_000.0));
        }
    }

    @Override
    public void writeStarted() {
        interrupts.beginWriting();
    }

    @Override
    public synchronized void postWriteFinished(String command, String output) {
        if (!silent()) {
            print("Ran " + command);
            output.lines().forEach(line -> print("  " + line));
        }
    }

    private boolean announced(Statement statement) {
        return !process.errIsTerminal()
                && options.verbosity() > 0
                && statement.hazards().stream().anyMatch(hazard -> hazard.kind() == Hazard.Kind.REWRITE);
    }

    /**
     * Returns whether progress output is suppressed. With JSON, standard error is only for errors, unless {@code -v} is
     * given.
     */
    private boolean silent() {
        return options.quiet() || (options.format() == OutputFormat.json && options.verbosity() == 0);
    }

    private void activity(String what) {
        activity = what;
        began = System.nanoTime();
    }

    private long elapsedMillis() {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private synchronized void tick() {
        if (timer != null && elapsedMillis() >= SECOND) {
            lineShown = true;
            PrintWriter err = process.err();
            err.print(TextStyle.clearLine() + activity + " … " + elapsedMillis() / SECOND + " s");
            err.flush();
        }
    }

    private void print(String line) {
        clear();
        process.err().println(line);
        process.err().flush();
    }

    private void clear() {
        if (lineShown) {
            process.err().print(TextStyle.clearLine());
            process.err().flush();
            lineShown = false;
        }
    }

    /** Removes the progress line and stops updating it. */
    @Override
    public synchronized void close() {
        clear();
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
