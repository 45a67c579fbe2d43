package dev.limbeck.command.project;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a command cannot be carried out. The message states what happened, where, and what to do. Nothing was
 * changed.
 */
public class CommandException extends RuntimeException {

    /** Creates an exception whose message states what happened and what to do. */
    public CommandException(String message) {
        super(message);
    }

    /** Creates an exception whose message states what happened and what to do, with its cause. */
    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
