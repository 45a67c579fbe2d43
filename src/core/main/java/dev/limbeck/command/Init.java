package dev.limbeck.command;

import java.nio.file.Path;

/** Starts a project: writes limbeck.toml and the folder for revision files. */
@SuppressWarnings("NullAway")
public final class Init {

    /** A stand-in until the lead's class arrives. */
    public Init(Path workingDirectory) {}

    /** {@return the result} */
    public InitResult run(Path directory) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
