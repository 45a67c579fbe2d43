package dev.limbeck.command;

import java.util.List;

/** Says where the database is. */
@SuppressWarnings("NullAway")
public final class Current {

    /** A stand-in until the lead's class arrives. */
    public Current(Project project) {}

    /** {@return the result} */
    public List<RevisionInfo> run() {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
