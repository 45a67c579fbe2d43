package dev.limbeck.postgresql.session;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;

/**
 * The pauses between the attempts to take a lock, each twice as long as the previous one, so that other connections can
 * work in the meantime.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final long start = System.nanoTime();
    private final Duration timeout;
    private Duration next = FIRST;

    /** Begins to measure the time. */
    Pauses(Duration timeout) {
        this.timeout = timeout;
    }

    /** {@return the time since the first attempt began} */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Duration remaining() {
        Duration left = timeout.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** {@return the given duration, or the remaining time if that is shorter, but at least a millisecond} */
    Duration shortened(Duration longest) {
        Duration left = remaining();
        Duration shorter = left.compareTo(longest) < 0 ? left : longest;
        return shorter.toMillis() < 1 ? Duration.ofMillis(1) : shorter;
    }

    /** Waits until the next attempt; {@return false if there is no time for one} */
    boolean sleep() throws SQLException {
        if (remaining().isZero()) {
            return false;
        }
        try {
            Thread.sleep(shortened(next).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("Interrupted while waiting for a lock");
        }
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return !remaining().isZero();
    }
}
