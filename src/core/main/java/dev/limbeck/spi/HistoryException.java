package dev.limbeck.spi;

import dev.limbeck.LimbeckException;

/** Thrown if the migrations of another tool cannot be read. The message states the reason and what to do. */
public final class HistoryException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "unreadable-history";

    /** Creates an exception with the given message and cause, which may be null. */
    public HistoryException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
