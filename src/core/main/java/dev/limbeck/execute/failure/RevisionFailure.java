package dev.limbeck.execute.failure;

import dev.limbeck.LimbeckException;

/**
 * Thrown when a revision could not be run. The database is unchanged. If the cause is a Limbeck exception, this
 * exception has the code of the cause.
 */
public final class RevisionFailure extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "revision-failed";

    private final String why;

    /** Creates the exception with a sentence about the revision that failed, and the reason. */
    public RevisionFailure(String what, String why, Throwable cause) {
        super(cause instanceof LimbeckException ours ? ours.code() : CODE, what + " " + why, cause);
        this.why = why;
    }

    @Override
    public String reason() {
        return why;
    }
}
