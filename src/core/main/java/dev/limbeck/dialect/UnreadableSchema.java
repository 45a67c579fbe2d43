package dev.limbeck.dialect;

/** Thrown if a stored definition cannot be parsed. */
public final class UnreadableSchema extends RuntimeException {

    /** Creates an exception whose message names the object and the reason. */
    public UnreadableSchema(String message) {
        super(message);
    }
}
