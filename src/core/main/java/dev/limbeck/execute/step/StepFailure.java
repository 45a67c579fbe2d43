package dev.limbeck.execute.step;

import dev.limbeck.LimbeckException;
import dev.limbeck.execute.failure.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision that runs step by step stops before it is complete. The finished steps are recorded. If the
 * cause is a Limbeck exception, this exception has the code of the cause.
 */
public final class StepFailure extends ExecutionException {
    /** The error code of this kind of exception. */
    public static final String CODE = "revision-stopped";

    private final String why;

    /** Creates the exception with a description of what failed, the reason, and the remedy. */
    StepFailure(String what, String why, String advice, @Nullable Throwable cause) {
        super(
                cause instanceof LimbeckException ours ? ours.code() : CODE,
                what + " " + why + (advice.isEmpty() ? "" : "\n" + advice),
                cause);
        this.why = why;
    }

    @Override
    public String reason() {
        return why;
    }
}
