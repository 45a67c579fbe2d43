package dev.limbeck.execute.failure;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something could not be run. The message states what happened, where, and what to do. The database is
 * unchanged.
 */
public class ExecutionException extends RuntimeException {

    /** Creates the exception; the message states what happened and what to do. */
    public ExecutionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Creates the exception; the message states what happened and what to do. */
    public ExecutionException(String message) {
        super(message);
    }

    /** {@return what happened and what to do, without naming what was being run} */
    public String reason() {
        return getMessage() == null ? toString() : getMessage();
    }
}
