package dev.limbeck.spi;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/** Thrown if the model cannot be read: there is no entity, a class cannot be loaded, or a mapping is rejected. */
public final class ModelException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "invalid-model";

    /** Creates an exception whose message states what happened, in which class, and what to do. */
    public ModelException(String message, @Nullable Throwable cause) {
        super(CODE, message, cause);
    }
}
