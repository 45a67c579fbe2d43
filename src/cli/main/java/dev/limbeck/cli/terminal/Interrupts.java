package dev.limbeck.cli.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command when the process is asked to end, by Ctrl-C or by SIGTERM. A run of revisions ends in an orderly way:
 * the running statement is canceled, so that its revision fails and is rolled back, and no further statement is run.
 * Another command ends before its next step, and does not begin to write files.
 */
public final class Interrupts {
    /** The maximum time to wait for the current revision, or for the end of a run that is between two revisions. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration OUTSIDE_REVISIONS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(100);

    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Thread runner;
    private @Nullable Runnable cancel;
    private @Nullable String place;
    private boolean inRevision;
    private boolean committing;
    private boolean requested;
    private boolean asking;
    private boolean writing;
    private boolean scratchCreated;
    private @Nullable String unchanged;
    private volatile boolean lent;
    private volatile int exitCode;
    private @Nullable Supplier<String> fleet;

    /** Called by the running thread when it begins to run revisions, with an action that cancels its statement. */
    public synchronized void begin(Runnable cancelStatement) {
        runner = Thread.currentThread();
        cancel = cancelStatement;
        check();
    }

    /** Called by the running thread before the database is closed. After this call, nothing is canceled. */
    public synchronized void end() {
        runner = null;
        cancel = null;
        inRevision = false;
        Thread.interrupted();
    }

    /**
     * Called when many databases are processed. The databases that are being processed are finished, and no other
     * database is started.
     *
     * @param progress supplies a sentence that states how many databases are done
     */
    public synchronized void beginFleet(Supplier<String> progress) {
        fleet = progress;
    }

    /** {@return a sentence that states how many databases are done, if many databases are processed} */
    public synchronized Optional<String> fleetProgress() {
        return Optional.ofNullable(fleet).map(Supplier::get);
    }

    /** Sets the revision that the database is at. */
    public synchronized void setPlace(String revision) {
        place = revision;
    }

    /** Called when a revision starts while the database is at the given revision. */
    public synchronized void enterRevision(String from) {
        place = from;
        inRevision = true;
        committing = false;
        check();
    }

    /** Called before a revision's changes are committed. */
    public synchronized void commit() {
        check();
        committing = true;
    }

    /** Called when a revision has been committed, and the database is at the given revision. */
    public synchronized void leaveRevision(String to) {
        place = to;
        inRevision = false;
    }

    /**
     * Called before a command that runs no revisions.
     *
     * @param state a sentence that states what the command leaves behind if it is interrupted
     */
    public synchronized void setUnchanged(String state) {
        unchanged = state;
    }

    /** {@return a sentence that states what the command has left behind, if it runs no revisions} */
    public synchronized Optional<String> unchanged() {
        return Optional.ofNullable(unchanged);
    }

    /**
     * Called before the first file of the project is written. From then on, the command is not ended before it has
     * written all files.
     */
    public synchronized void beginWriting() {
        check();
        writing = true;
    }

    /** {@return whether the command has begun to write files} */
    public synchronized boolean isWriting() {
        return writing;
    }

    /** Called when a scratch database was created on a server; the database remains if the process ends immediately. */
    public synchronized void scratchCreated() {
        scratchCreated = true;
    }

    /** {@return whether a scratch database was created on a server} */
    public synchronized boolean hasScratch() {
        return scratchCreated;
    }

    /** Ends the command with an exception if the process has been asked to end and no file has been written. */
    public synchronized void check() {
        if (requested && !writing) {
            throw new RunInterruptedException("The run was interrupted.", null);
        }
    }

    /**
     * A wait for the user.
     *
     * @param <T> the type of the answer
     */
    public interface Wait<T extends @Nullable Object> {
        /** {@return the answer} */
        T get() throws IOException;
    }

    /**
     * Waits for the user in another thread, because a thread that reads the standard input cannot be interrupted.
     *
     * @throws InterruptedException if the process is asked to end
     * @throws IOException if the answer cannot be read
     */
    public <T extends @Nullable Object> T await(Wait<T> wait) throws IOException, InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        answer.complete(wait.get());
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "limbeck-answers");
        reader.setDaemon(true);
        setAsking(true);
        reader.start();
        try {
            while (true) {
                try {
                    T given = answer.get(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
                    if (!requested()) {
                        setAsking(false);
                        return given;
                    }
                } catch (TimeoutException e) {
                    // the loop asks again
                }
                if (requested()) {
                    throw new InterruptedException();
                }
            }
        } catch (ExecutionException e) {
            setAsking(false);
            throw e.getCause() instanceof IOException unreadable ? unreadable : new IOException(e.getCause());
        }
    }

    private synchronized void setAsking(boolean now) {
        asking = now;
    }

    /** {@return whether the user is being asked, or was asked when the process was asked to end} */
    public synchronized boolean isAsking() {
        return asking;
    }

    /** {@return whether the process has been asked to end} */
    public synchronized boolean requested() {
        return requested;
    }

    /** {@return whether a revision's changes are being committed} */
    public synchronized boolean isCommitting() {
        return committing && inRevision;
    }

    /** {@return the exit code of the command, which must have ended} */
    public int exitCode() {
        return exitCode;
    }

    /** {@return the revision of the database, if it is known without a query} */
    public synchronized Optional<String> place() {
        return isCommitting() ? Optional.empty() : Optional.ofNullable(place);
    }

    /** {@return whether the run has ended and everything has been printed} */
    public boolean hasPrinted() {
        return ended.getCount() == 0;
    }

    /** Called by the running thread when everything has been printed, before the process ends with that code. */
    public void printed(int code) {
        exitCode = code;
        ended.countDown();
    }

    /** Called while another program, the user's editor, uses the terminal; it decides what Ctrl-C means. */
    public void setLent(boolean lent) {
        this.lent = lent;
    }

    /** {@return whether another program uses the terminal} */
    public boolean isLent() {
        return lent;
    }

    /** Waits until everything has been printed, without asking the run to end, and {@return the exit code} */
    public int awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exitCode;
    }

    /**
     * Asks the run to end and waits until everything has been printed. Called by another thread.
     *
     * @return whether the run has ended; false if it did not end in time
     */
    public boolean request() {
        long start = System.nanoTime();
        synchronized (this) {
            requested = true;
        }
        try {
            while (System.nanoTime() - start < patience().toNanos()) {
                cancelStatement(System.nanoTime() - start > OUTSIDE_REVISIONS.toNanos());
                if (ended.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized Duration patience() {
        return inRevision || committing || asking || writing || scratchCreated || fleet != null
                ? LONGEST
                : OUTSIDE_REVISIONS;
    }

    /**
     * Cancels the running statement. If the run has not ended after a while, interrupts the thread that runs the
     * revision.
     */
    private synchronized void cancelStatement(boolean thread) {
        Runnable action = cancel;
        if (action == null || !inRevision || committing) {
            return;
        }
        action.run();
        Thread running = runner;
        if (thread && running != null) {
            running.interrupt();
        }
    }
}
