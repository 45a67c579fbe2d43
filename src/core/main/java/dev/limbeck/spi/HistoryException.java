package dev.limbeck.spi;

/** Another tool's migrations cannot be read. The message says why and what to do. */
public final class HistoryException extends RuntimeException {

    /** With that message and what caused it, or null. */
    public HistoryException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
