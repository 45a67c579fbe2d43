package dev.limbeck.execute;

import org.jspecify.annotations.Nullable;

/** Something could not be run; the message says what, where and what to do. The database is as it was. */
public class ExecutionException extends RuntimeException {

    /** Says what happened and what to do. */
    public ExecutionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Says what happened and what to do. */
    public ExecutionException(String message) {
        super(message);
    }

    /** {@return what happened and what to do, without what was being run} */
    public String why() {
        return getMessage() == null ? toString() : getMessage();
    }
}
