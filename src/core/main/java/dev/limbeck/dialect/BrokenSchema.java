package dev.limbeck.dialect;

/** A change would leave something broken that was not broken before. */
public final class BrokenSchema extends RuntimeException {

    /** Says what would be broken, and what to do. */
    public BrokenSchema(String message) {
        super(message);
    }
}
