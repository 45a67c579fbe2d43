package dev.limbeck.execute.step;

import dev.limbeck.execute.failure.ExecutionException;

/** Thrown if an incomplete revision cannot be continued or reverted in the requested way. The message states what to do. */
final class RefusedResumption extends ExecutionException {

    RefusedResumption(String message) {
        super(message);
    }
}
