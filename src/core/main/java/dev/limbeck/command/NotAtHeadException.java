package dev.limbeck.command;

/** The database is not at the head of the history, and the command needs it there. Exit code 4. */
public final class NotAtHeadException extends CommandException {

    /** Says where the database is and how to get to the head. */
    public NotAtHeadException(String message) {
        super(message);
    }
}
