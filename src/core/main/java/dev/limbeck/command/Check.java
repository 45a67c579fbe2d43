package dev.limbeck.command;

/** Compares the database with the model. */
@SuppressWarnings("NullAway")
public final class Check {

    /** A stand-in until the lead's class arrives. */
    public Check(Project project) {}

    /** {@return the result} */
    public CheckResult run() {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
