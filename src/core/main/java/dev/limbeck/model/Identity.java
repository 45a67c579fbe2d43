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

    /**
     * The database generates the number because of the type and the key of the column, although no revision declares an
     * identity. Only SQLite does this, for an integer column that is the only column of the primary key; in other
     * databases, the column has no identity.
     */
    public static final Identity IMPLIED = new Identity(Mode.IMPLIED, null, null);
    /** As {@link #IMPLIED}, in an operation that was written on a database in which the column has no identity. */
    public static final Identity IMPLIED_ELSEWHERE = new Identity(Mode.IMPLIED_ELSEWHERE, null, null);

    /** When the database generates a number. */
    public enum Mode {
        /** When a statement specifies no value. */
        BY_DEFAULT,
        /** When a statement specifies no value; a number is never used again, even if its row was deleted. */
        NEVER_REUSED,
        /** For every row; a value in the statement is an error. */
        ALWAYS,
        /** As {@link #BY_DEFAULT}, on a database in which the key implies the identity; never on another database. */
        IMPLIED,
        /** Never on this database, but on a database in which the key implies the identity. */
        IMPLIED_ELSEWHERE
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

    /** {@return whether the identity results from the type and the key of the column, and is not declared} */
    public boolean isImplied() {
        return mode == Mode.IMPLIED || mode == Mode.IMPLIED_ELSEWHERE;
    }

    /** {@return whether numbers are never reused} */
    public boolean neverReuses() {
        return mode == Mode.NEVER_REUSED;
    }
}
