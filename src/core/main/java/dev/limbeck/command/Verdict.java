package dev.limbeck.command;

import dev.limbeck.compare.Gap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one proof of {@code limbeck verify} came to.
 *
 * @param proof which proof
 * @param status what came of it
 * @param text what was proved, why it failed, or why it was left out
 * @param revision the revision that fails, or null
 * @param gap what should have been there and what was, where that is what failed
 */
public record Verdict(Proved proof, Status status, String text, @Nullable String revision, @Nullable Gap gap) {

    /** The proofs, in their order. */
    public enum Proved {
        /** The history has one end. */
        SINGLE_HEAD,
        /** Every revision can be applied. */
        UPGRADE,
        /** Every revision can be taken back, and leaves the schema as it was. */
        DOWNGRADE,
        /** After that every revision can be applied once more, to the same schema. */
        UPGRADE_AGAIN,
        /** At the end stands what the entities ask for. */
        MODEL;

        /** {@return the word for a person, for instance {@code single head}} */
        public String words() {
            return code().replace('_', ' ');
        }

        /** {@return the word for a program, for instance {@code single_head}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What comes of a proof. */
    public enum Status {
        /** It holds. */
        PASSED,
        /** It does not. */
        FAILED,
        /** It was not tried; the text says why. */
        SKIPPED
    }

    static Verdict passed(Proved proof, String text) {
        return new Verdict(proof, Status.PASSED, text, null, null);
    }

    static Verdict skipped(Proved proof, String text) {
        return new Verdict(proof, Status.SKIPPED, text, null, null);
    }

    static Verdict failed(Proved proof, String text) {
        return new Verdict(proof, Status.FAILED, text, null, null);
    }
}
