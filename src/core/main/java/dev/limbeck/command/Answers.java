package dev.limbeck.command;

import java.util.Optional;

/** Someone who can be asked, for instance the person at a terminal. */
public interface Answers {
    /** Nobody is there. */
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

    /** {@return whether it is so, or nothing when nobody answers} */
    Optional<Boolean> yes(String question);

    /** {@return what was said, stripped and not empty, or nothing when nobody answers} */
    Optional<String> text(String question);
}
