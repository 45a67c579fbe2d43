package dev.limbeck.execute;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Measures how long something takes. The duration does not depend on the system clock, which can be changed while the
 * stopwatch runs.
 *
 * @param startedAt the time of the system clock at the start, with millisecond precision
 * @param nanos the value of {@link System#nanoTime} at the start
 */
public record Stopwatch(Instant startedAt, long nanos) {

    /** {@return a stopwatch that starts now} */
    public static Stopwatch start() {
        return new Stopwatch(Instant.now().truncatedTo(ChronoUnit.MILLIS), System.nanoTime());
    }

    /** {@return the time since the start} */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
