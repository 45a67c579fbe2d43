package dev.limbeck.execute.step;

import dev.limbeck.execute.failure.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Thrown when a revision that runs step by step stops before its end. The finished steps are recorded. */
public final class StepFailure extends ExecutionException {
    private final String why;

    /** Creates the exception from what failed, why, and what to do. */
    StepFailure(String what, String why, String advice, @Nullable Throwable cause) {
        super(what + " " + why + (advice.isEmpty() ? "" : "\n" + advice), cause);
        this.why = why;
    }

    @Override
    public String reason() {
        return why;
    }
}
