package dev.limbeck.dialect;

/** A Java value that only the application knows how to store, or that the column cannot keep; the message says what to write. */
public final class ValueRefused extends IllegalArgumentException {

    /** Says why, and what to write instead. */
    public ValueRefused(String message) {
        super(message);
    }
}
