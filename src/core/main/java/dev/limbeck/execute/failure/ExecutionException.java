package dev.limbeck.execute.failure;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a revision, an operation or a statement could not be run. The message states what happened, where, and
 * what to do. The database is unchanged.
 */
public class ExecutionException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "execution-failed";

    /** Creates the exception; the message states what happened and what to do. */
    public ExecutionException(String message, @Nullable Throwable cause) {
        this(CODE, message, cause);
    }

    /** Creates the exception; the message states what happened and what to do. */
    public ExecutionException(String message) {
        this(CODE, message, null);
    }

    /** Creates an exception for a subclass, with the code of the subclass. */
    protected ExecutionException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /**
     * {@return the part of the message that states what happened and what to do, without the name of the revision that
     * was being run}
     */
    public String reason() {
        return getMessage() == null ? toString() : getMessage();
    }
}
