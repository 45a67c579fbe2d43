package dev.limbeck.command;

import java.util.List;
import java.util.stream.Collectors;

/** A revision cannot be written before someone decides; the message lists the flags to choose from. */
public final class UndecidedException extends CommandException {
    private final List<Choice> choices;

    /** Lists the choices. */
    public UndecidedException(List<Choice> choices) {
        super(message(choices));
        this.choices = List.copyOf(choices);
    }

    /** {@return what is to be decided} */
    public List<Choice> choices() {
        return choices;
    }

    private static String message(List<Choice> choices) {
        return "No revision was written: "
                + (choices.size() == 1 ? "one thing is" : choices.size() + " things are")
                + " yours to decide. Run the command again with a flag for each, or on a terminal, where it asks.\n"
                + choices.stream().map(Choice::text).collect(Collectors.joining("\n"))
                + "\nA decision can also stand in limbeck.toml: see autogenerate.renames and autogenerate.backfills.";
    }
}
