package dev.limbeck.dialect;

import dev.limbeck.LimbeckException;

/** Thrown if a change would break a part of the database that worked before. */
public final class BrokenSchema extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "broken-schema";

    /** Creates an exception whose message states what would break and what to do. */
    public BrokenSchema(String message) {
        super(CODE, message, null);
    }
}
