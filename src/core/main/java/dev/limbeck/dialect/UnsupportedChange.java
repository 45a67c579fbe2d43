package dev.limbeck.dialect;

import dev.limbeck.LimbeckException;

/** Thrown if an operation cannot be carried out without losing information. Nothing was changed. */
public final class UnsupportedChange extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "unsupported-change";

    /** Creates an exception whose message states the reason and what to do instead. */
    public UnsupportedChange(String message) {
        super(CODE, message, null);
    }
}
