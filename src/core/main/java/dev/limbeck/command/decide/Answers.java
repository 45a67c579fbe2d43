package dev.limbeck.command.decide;

import java.util.Optional;

/** Asks the user questions, for instance on a terminal. */
public interface Answers {
    /** Answers no question. */
    Answers NOBODY = new Answers() {
        @Override
        public Optional<Boolean> yes(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> text(String question) {
            return Optional.empty();
        }
    };

    /** {@return the answer to a yes/no question, or empty if there is none} */
    Optional<Boolean> yes(String question);

    /** {@return the answer, stripped and not blank, or empty if there is none} */
    Optional<String> text(String question);
}
