package dev.limbeck.command.project;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a command cannot be carried out. The message states what happened, where, and what to do. Nothing was
 * changed.
 */
public class CommandException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "command-failed";

    /** Creates an exception whose message states what happened and what to do. */
    public CommandException(String message) {
        this(CODE, message, null);
    }

    /** Creates an exception whose message states what happened and what to do, with its cause. */
    public CommandException(String message, @Nullable Throwable cause) {
        this(CODE, message, cause);
    }

    /** Creates an instance of a subclass, with the error code of the subclass. */
    protected CommandException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
