package dev.limbeck.command;

import dev.limbeck.execute.RunListener;

/** Writes a revision file. */
@SuppressWarnings("NullAway")
public final class Revise {

    /** A stand-in until the lead's class arrives. */
    public Revise(Project project, RunListener listener) {}

    /** {@return the result} */
    public RevisionResult run(RevisionRequest request) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
