package dev.limbeck.load;

import org.jspecify.annotations.Nullable;

/** A revision cannot be made into a {@link dev.limbeck.Migration}; the message says why and what to do. */
public sealed class RevisionLoadException extends RuntimeException permits RevisionCompileException {
    private static final long serialVersionUID = 1L;

    /** Says what happened and what to do. */
    public RevisionLoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
