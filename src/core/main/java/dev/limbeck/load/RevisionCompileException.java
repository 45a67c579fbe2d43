package dev.limbeck.load;

/** Signals that revision sources do not compile; the message lists the file, line and reason for each error. */
public final class RevisionCompileException extends RevisionLoadException {
    /** The error code of this kind of exception. */
    public static final String CODE = "revision-not-compiled";

    private static final long serialVersionUID = 1L;

    /** Creates an exception with the list of errors. */
    public RevisionCompileException(String message) {
        super(CODE, message, null);
    }
}
