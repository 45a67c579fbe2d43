package dev.limbeck.command;

import java.util.List;

/** Lists the revisions that nothing follows. */
@SuppressWarnings("NullAway")
public final class Heads {

    /** A stand-in until the lead's class arrives. */
    public Heads(Project project) {}

    /** {@return the result} */
    public List<RevisionInfo> run() {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
