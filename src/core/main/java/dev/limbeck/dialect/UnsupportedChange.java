package dev.limbeck.dialect;

import dev.limbeck.LimbeckException;

/** Thrown if an operation cannot be carried out without loss. Nothing was changed. */
public final class UnsupportedChange extends LimbeckException {
    /** The result of {@link #code()} for these exceptions. */
    public static final String CODE = "unsupported-change";

    /** Creates an exception whose message states the reason and what to do instead. */
    public UnsupportedChange(String message) {
        super(CODE, message, null);
    }
}
