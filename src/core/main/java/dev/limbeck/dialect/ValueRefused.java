package dev.limbeck.dialect;

/** Thrown for a Java value that the column cannot store or whose stored form only the application knows. */
public final class ValueRefused extends IllegalArgumentException {

    /** Creates an exception whose message states the reason and suggests what to write instead. */
    public ValueRefused(String message) {
        super(message);
    }
}
