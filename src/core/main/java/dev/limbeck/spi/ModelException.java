package dev.limbeck.spi;

import org.jspecify.annotations.Nullable;

/** The model cannot be read: no entity, a class that does not load, a mapping that is refused. */
public final class ModelException extends RuntimeException {

    /** Says what happened, in which class, and what to do. */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
