package dev.limbeck.load;

/** A revision source does not compile; the message lists file, line and reason of each error. */
public final class RevisionCompileException extends RevisionLoadException {
    private static final long serialVersionUID = 1L;

    /** Says what does not compile, and where. */
    public RevisionCompileException(String message) {
        super(message, null);
    }
}
