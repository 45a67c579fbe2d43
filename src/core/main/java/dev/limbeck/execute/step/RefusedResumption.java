package dev.limbeck.execute.step;

import dev.limbeck.execute.failure.ExecutionException;

/** Thrown if an incomplete revision cannot be continued or reverted in the requested way. The message states what to do. */
public final class RefusedResumption extends ExecutionException {
    /** The code of these exceptions. */
    public static final String CODE = "resumption-refused";

    RefusedResumption(String message) {
        super(CODE, message, null);
    }
}
