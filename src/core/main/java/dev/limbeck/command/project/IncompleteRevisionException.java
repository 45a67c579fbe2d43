package dev.limbeck.command.project;

/** Thrown if a command cannot be carried out while the database is in the middle of a revision. Exit code 4. */
public final class IncompleteRevisionException extends CommandException {
    /** The code of these exceptions. */
    public static final String CODE = "revision-incomplete";

    /** Creates an exception whose message states how far the database got and how to continue. */
    public IncompleteRevisionException(String message) {
        super(CODE, message, null);
    }
}
