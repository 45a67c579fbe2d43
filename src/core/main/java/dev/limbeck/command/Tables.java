package dev.limbeck.command;

import java.util.List;

/** Lists the live database's tables and views. */
@SuppressWarnings("NullAway")
public final class Tables {

    /** A stand-in until the lead's class arrives. */
    public Tables(Project project) {}

    /** {@return the result} */
    public List<String> run() {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
