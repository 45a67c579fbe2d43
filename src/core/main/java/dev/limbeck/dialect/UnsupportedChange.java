package dev.limbeck.dialect;

/** Thrown if an operation cannot be carried out without loss. Nothing was changed. */
public final class UnsupportedChange extends RuntimeException {

    /** Creates an exception whose message states the reason and what to do instead. */
    public UnsupportedChange(String message) {
        super(message);
    }
}
