package dev.limbeck.execute;

import java.util.Locale;

/** Formats numbers of bytes for display. */
public final class ByteSize {
    private static final int STEP = 1000;
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private ByteSize() {}

    /** {@return the number with a unit, for instance {@code 1.4 GB}} */
    public static String format(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
