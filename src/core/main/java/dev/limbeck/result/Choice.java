package dev.limbeck.result;

import java.util.List;

/**
 * A decision that only the developer can make, with the possible answers.
 *
 * @param about the column or table in question, which was removed or needs values
 * @param question the question, one sentence
 * @param options the flags to choose from
 */
public record Choice(String about, String question, List<Option> options) {
    /** Copies the options. */
    public Choice {
        options = List.copyOf(options);
    }

    /**
     * A possible answer.
     *
     * @param flag the complete flag, quoted for a shell
     * @param meaning the effect of the flag
     */
    public record Option(String flag, String meaning) {}

    /** {@return the question, followed by one line for each flag and its effect} */
    public String describe() {
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
