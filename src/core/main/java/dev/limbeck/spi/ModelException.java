package dev.limbeck.spi;

import org.jspecify.annotations.Nullable;

/** Thrown if the model cannot be read: there is no entity, a class cannot be loaded, or a mapping is rejected. */
public final class ModelException extends RuntimeException {

    /** Creates an exception whose message states what happened, in which class, and what to do. */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
