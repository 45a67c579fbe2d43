package dev.limbeck.command;

/** Shows one revision. */
@SuppressWarnings("NullAway")
public final class Show {

    /** A stand-in until the lead's class arrives. */
    public Show(Project project) {}

    /** {@return the result} */
    public RevisionInfo run(String revision) {
        if (System.nanoTime() != 0) {
            throw new CommandException("This command is on its way.");
        }
        return null;
    }
}
