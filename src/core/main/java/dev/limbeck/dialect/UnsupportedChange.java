package dev.limbeck.dialect;

/** An operation that cannot be carried out faithfully; nothing was touched. */
public final class UnsupportedChange extends RuntimeException {

    /** Says why, and what to do instead. */
    public UnsupportedChange(String message) {
        super(message);
    }
}
