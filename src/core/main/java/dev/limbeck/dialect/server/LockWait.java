package dev.limbeck.dialect.server;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** Waits for the lock that excludes other migrators. */
public final class LockWait {
    private static final long FIRST_PAUSE = 20;
    private static final long LONGEST_PAUSE = 500;

    private LockWait() {}

    /** An attempt to take the lock without waiting. */
    public interface Attempt {
        /** {@return whether the lock was taken} */
        boolean run() throws SQLException;
    }

    /** A query for the session that holds the lock. */
    public interface HolderQuery {
        /** {@return the session, for a message} */
        Optional<String> find() throws SQLException;
    }

    /**
     * Repeats the attempt until it succeeds; {@return how long that took}
     *
     * @throws SQLTimeoutException if the lock was not obtained in time
     */
    public static Duration acquire(Attempt attempt, HolderQuery holder, Duration timeout) throws SQLException {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE;
        while (!attempt.run()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(timeout) >= 0) {
                String session =
                        holder.find().map(each -> "it is held by " + each).orElse("another migrator holds it");
                long seconds = timeout.toSeconds();
                throw new SQLTimeoutException("The migration lock was not obtained within " + seconds
                        + (seconds == 1 ? " second: " : " seconds: ") + session
                        + ". If that program is no longer running, run `limbeck unlock`.");
            }
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 2);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void sleep(long milliseconds) throws SQLException {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("Interrupted while waiting for the migration lock");
        }
    }
}
