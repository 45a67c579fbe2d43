package dev.limbeck.dialect;

import dev.limbeck.LimbeckException;

/** Thrown if a change would break something that was not broken before. */
public final class BrokenSchema extends LimbeckException {
    /** The result of {@link #code()} for these exceptions. */
    public static final String CODE = "broken-schema";

    /** Creates an exception whose message states what would break and what to do. */
    public BrokenSchema(String message) {
        super(CODE, message, null);
    }
}
