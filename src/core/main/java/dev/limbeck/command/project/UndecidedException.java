package dev.limbeck.command.project;

import dev.limbeck.result.Choice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown if a revision cannot be written until the user has made some decisions. The message lists the flags
 * to choose from.
 */
public final class UndecidedException extends CommandException {
    /** The error code of this kind of exception. */
    public static final String CODE = "undecided";

    private final List<Choice> choices;

    /** Creates an exception whose message lists the choices. */
    public UndecidedException(List<Choice> choices) {
        super(CODE, message(choices), null);
        this.choices = List.copyOf(choices);
    }

    /** {@return the open decisions} */
    public List<Choice> choices() {
        return choices;
    }

    private static String message(List<Choice> choices) {
        return "No revision was written: "
                + (choices.size() == 1 ? "a decision is missing" : choices.size() + " decisions are missing")
                + ". Run the command again with a flag for each decision, or on a terminal, where it asks you.\n"
                + choices.stream().map(Choice::describe).collect(Collectors.joining("\n"))
                + "\nYou can also record a decision in limbeck.toml: see autogenerate.renames and"
                + " autogenerate.backfills.";
    }
}
