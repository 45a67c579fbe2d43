package dev.limbeck.spi;

/** Thrown if the migrations of another tool cannot be read. The message states the reason and what to do. */
public final class HistoryException extends RuntimeException {

    /** Creates an exception with that message and cause, which may be null. */
    public HistoryException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
