package dev.limbeck.command;

import java.util.List;

/** Lists the revisions, newest first. */
@SuppressWarnings("NullAway")
public final class History {

    /** A stand-in until the lead's class arrives. */
    public History(Project project) {}

    /** {@return the result} */
    public List<RevisionInfo> run(boolean indicateCurrent) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
