package dev.limbeck.command.draft;

import dev.limbeck.command.project.CommandException;

/** Signals that a command of {@code revisions.post_write} failed after the revision was written. */
public final class PostWriteException extends CommandException {
    /** The error code of this kind of exception. */
    public static final String CODE = "post-write-failed";

    private static final long serialVersionUID = 1L;

    private final transient Object result;

    PostWriteException(Object result, CommandException failure) {
        super(CODE, String.valueOf(failure.getMessage()), failure);
        this.result = result;
    }

    /**
     * {@return the complete result of the command that wrote the revision}
     *
     * @param type the type of the result of the command
     */
    public <T> T result(Class<T> type) {
        return type.cast(result);
    }
}
