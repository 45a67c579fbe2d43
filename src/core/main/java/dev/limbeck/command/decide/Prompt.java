package dev.limbeck.command.decide;

import java.util.Optional;

/** Asks the user questions, for instance on a terminal. */
public interface Prompt {
    /** A prompt that leaves every question without an answer. */
    Prompt NOBODY = new Prompt() {
        @Override
        public Optional<Boolean> askYesNo(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> askText(String question) {
            return Optional.empty();
        }
    };

    /** {@return the answer to a yes/no question, or empty if there is none} */
    Optional<Boolean> askYesNo(String question);

    /** {@return the answer, stripped and not blank, or empty if there is none} */
    Optional<String> askText(String question);
}
