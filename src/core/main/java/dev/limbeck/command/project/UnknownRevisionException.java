package dev.limbeck.command.project;

/** Thrown if a database is at a revision that has no file. Nothing was changed. */
public final class UnknownRevisionException extends CommandException {
    /** The error code of this kind of exception. */
    public static final String CODE = "no-revision-file";

    /** Creates an exception whose message states what to do. */
    public UnknownRevisionException(String message) {
        super(CODE, message, null);
    }
}
