package dev.limbeck.command;

import java.util.List;

/**
 * Something that only the person who changed the model knows, with what they may say.
 *
 * @param about what it is about: the column or table that is gone, or that needs values
 * @param question what is to be decided, one sentence
 * @param options the flags to choose from
 */
public record Choice(String about, String question, List<Option> options) {
    /** Copies the options. */
    public Choice {
        options = List.copyOf(options);
    }

    /**
     * One thing to say.
     *
     * @param flag the flag to the letter, as a shell wants it
     * @param meaning what follows from it
     */
    public record Option(String flag, String meaning) {}

    /** {@return the question, and each flag in a line of its own with what it means} */
    String text() {
        int width = options.stream()
                .mapToInt(option -> option.flag().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(question);
        for (Option option : options) {
            text.append("\n  ")
                    .append(option.flag())
                    .append(" ".repeat(width - option.flag().length()))
                    .append("   ")
                    .append(option.meaning());
        }
        return text.toString();
    }
}
