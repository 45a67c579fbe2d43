package dev.limbeck.dialect;

import dev.limbeck.LimbeckException;

/** Thrown if a stored definition cannot be parsed. */
public final class UnreadableSchema extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "unreadable-schema";

    /** Creates an exception whose message identifies the object and states the reason. */
    public UnreadableSchema(String message) {
        super(CODE, message, null);
    }
}
