package dev.limbeck.command;

import org.jspecify.annotations.Nullable;

/** A command cannot be carried out; the message says what happened, where, and what to do. Nothing was changed. */
public class CommandException extends RuntimeException {

    /** Says what happened and what to do. */
    public CommandException(String message) {
        super(message);
    }

    /** Says what happened and what to do. */
    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
