package dev.limbeck.load;

import org.jspecify.annotations.Nullable;

/** Signals that a revision cannot be loaded as a {@link dev.limbeck.Migration}; the message describes why and the remedy. */
public sealed class RevisionLoadException extends RuntimeException permits RevisionCompileException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that describes the error and the remedy. */
    public RevisionLoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
