package dev.limbeck.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the live database's stored statements. */
@SuppressWarnings("NullAway")
public final class ShowSchema {

    /** A stand-in until the lead's class arrives. */
    public ShowSchema(Project project) {}

    /** {@return the result} */
    public List<String> run(@Nullable String table) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
