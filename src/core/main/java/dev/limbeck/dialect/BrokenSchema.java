package dev.limbeck.dialect;

/** Thrown if a change would break something that was not broken before. */
public final class BrokenSchema extends RuntimeException {

    /** Creates an exception whose message states what would break and what to do. */
    public BrokenSchema(String message) {
        super(message);
    }
}
