package dev.limbeck.cli.review;

import java.time.Duration;

/** Describes estimated times. */
public final class TimeText {
    private TimeText() {}

    /** {@return the time, and the measurement from which it is estimated} */
    public static String measuredHere(Duration time) {
        return "about " + rounded(time) + ", estimated from the rate at which this server wrote some"
                + " of the rows into a temporary table";
    }

    private static String rounded(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 120 ? minutes + " minutes" : Math.round(minutes / 60.0) + " hours";
    }
}
