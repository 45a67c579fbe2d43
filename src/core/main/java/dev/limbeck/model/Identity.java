package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * How a database generates the values of an identity column. The constructor is not part of the API: use the constants,
 * and {@link #withStart} and {@link #withIncrement}.
 *
 * @param mode when the database generates a number
 * @param start the first number, or null for the default of the database
 * @param increment the difference between two consecutive numbers, or null for the default of the database
 */
public record Identity(Mode mode, @Nullable Long start, @Nullable Long increment) {
    /**
     * The database generates the number. On SQLite this is an {@code INTEGER PRIMARY KEY}, which may reuse the highest
     * number after its row was deleted.
     */
    public static final Identity PLAIN = new Identity(Mode.BY_DEFAULT, null, null);
    /** The database generates the number and never reuses one. On SQLite this is {@code AUTOINCREMENT}. */
    public static final Identity AUTOINCREMENT = new Identity(Mode.NEVER_REUSED, null, null);

    /** When the database generates a number. */
    public enum Mode {
        /** When a statement specifies no value. */
        BY_DEFAULT,
        /** When a statement specifies no value; a number is never used again, even if its row was deleted. */
        NEVER_REUSED,
        /** For every row; a value in the statement is an error. */
        ALWAYS
    }

    /** {@return a copy of this identity with the given mode} */
    public Identity withMode(Mode other) {
        return new Identity(other, start, increment);
    }

    /** {@return a copy of this identity with the given first number} */
    public Identity withStart(long first) {
        return new Identity(mode, first, increment);
    }

    /** {@return a copy of this identity with the given difference between two consecutive numbers} */
    public Identity withIncrement(long difference) {
        return new Identity(mode, start, difference);
    }

    /** {@return whether numbers are never reused} */
    public boolean neverReuses() {
        return mode == Mode.NEVER_REUSED;
    }
}
