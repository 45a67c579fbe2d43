package dev.limbeck.dialect;

/** A stored definition that cannot be understood. */
public final class UnreadableSchema extends RuntimeException {

    /** Says which object and why. */
    public UnreadableSchema(String message) {
        super(message);
    }
}
