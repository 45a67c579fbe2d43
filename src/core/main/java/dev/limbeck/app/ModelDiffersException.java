package dev.limbeck.app;

import dev.limbeck.LimbeckException;

/** Thrown when an application starts with a database that differs from its entities. The database is unchanged. */
public final class ModelDiffersException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "model-differs";

    /** Creates an exception whose message lists the differences and states what to do. */
    public ModelDiffersException(String message) {
        super(CODE, message, null);
    }
}
