package dev.limbeck.cli.terminal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run of revisions when the process is asked to end, by Ctrl-C or by SIGTERM: the running statement is canceled,
 * so that its revision fails and is rolled back, and no further statement is run.
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
     * @param progress describes, as a sentence, how many databases are done
     */
    public synchronized void beginFleet(Supplier<String> progress) {
        fleet = progress;
    }

    /** {@return how many databases are done, as a sentence, if many databases are processed} */
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

    /** Called before the changes of a revision are committed. */
    public synchronized void commit() {
        check();
        committing = true;
    }

    /** Called when a revision has been committed, and the database is at the given revision. */
    public synchronized void leaveRevision(String to) {
        place = to;
        inRevision = false;
    }

    /** Ends the run with an exception if the process has been asked to end. */
    public synchronized void check() {
        if (requested) {
            throw new RunInterruptedException("The run was interrupted.", null);
        }
    }

    /** {@return whether the process has been asked to end} */
    public synchronized boolean requested() {
        return requested;
    }

    /** {@return whether the changes of a revision are being committed} */
    public synchronized boolean isCommitting() {
        return committing && inRevision;
    }

    /** {@return the revision of the database, if it is known without a query} */
    public synchronized Optional<String> place() {
        return isCommitting() ? Optional.empty() : Optional.ofNullable(place);
    }

    /** {@return whether the run has ended and everything has been printed} */
    public boolean hasPrinted() {
        return ended.getCount() == 0;
    }

    /** Called by the running thread when everything has been printed. */
    public void printed() {
        ended.countDown();
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
        return inRevision || committing || fleet != null ? LONGEST : OUTSIDE_REVISIONS;
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
