package dev.limbeck.load;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a revision cannot be loaded as a {@link dev.limbeck.Migration}; the message describes the reason and the
 * remedy.
 */
public sealed class RevisionLoadException extends LimbeckException permits RevisionCompileException {
    /** The error code of this kind of exception. */
    public static final String CODE = "revision-not-loaded";

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that describes the error and the remedy. */
    public RevisionLoadException(String message, @Nullable Throwable cause) {
        this(CODE, message, cause);
    }

    RevisionLoadException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
