package dev.limbeck.command;

import dev.limbeck.execute.RunListener;

/** Takes revisions back. */
@SuppressWarnings("NullAway")
public final class Downgrade {

    /** A stand-in until the lead's class arrives. */
    public Downgrade(Project project, RunListener listener) {}

    /** {@return the result} */
    public RunResult run(String target) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
