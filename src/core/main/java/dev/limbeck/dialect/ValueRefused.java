package dev.limbeck.dialect;

/** A Java value whose form only the application knows, or that the column cannot store; the message suggests what to write. */
public final class ValueRefused extends IllegalArgumentException {

    /** With the reason, and a suggestion what to write instead. */
    public ValueRefused(String message) {
        super(message);
    }
}
