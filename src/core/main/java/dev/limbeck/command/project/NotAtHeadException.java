package dev.limbeck.command.project;

/** Thrown if a command requires the database to be at the head of the history, and it is not. Exit code 4. */
public final class NotAtHeadException extends CommandException {
    /** The error code of this kind of exception. */
    public static final String CODE = "not-at-head";

    /** Creates an exception whose message states which revision the database is at and how to reach the head. */
    public NotAtHeadException(String message) {
        super(CODE, message, null);
    }
}
