package dev.limbeck.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of one proof of {@code limbeck verify}.
 *
 * @param proof the proof
 * @param status the outcome
 * @param text a description of what was verified, or the reason why the proof failed or was skipped
 * @param revision the revision that fails, or null
 * @param gap the expected and the actual schema, if they differ; otherwise null
 */
public record ProofVerdict(
        ProofKind proof, Status status, String text, @Nullable String revision, @Nullable SchemaMismatch gap) {

    /** The proofs, in order. */
    public enum ProofKind {
        /** The history has a single head. */
        SINGLE_HEAD,
        /** Every revision can be applied. */
        UPGRADE,
        /** Every revision can be reverted; the downgrade restores the schema that existed before the upgrade. */
        DOWNGRADE,
        /** After the downgrade, every revision can be applied again and results in the same schema. */
        UPGRADE_AGAIN,
        /** The schema at the head matches the entities. */
        MODEL;

        /** {@return the name for display, for instance {@code single head}} */
        public String label() {
            return code().replace('_', ' ');
        }

        /** {@return the name in JSON output, for instance {@code single_head}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The outcome of a proof. */
    public enum Status {
        /** The proof succeeded. */
        PASSED,
        /** The proof failed. */
        FAILED,
        /** The proof was skipped; the text explains why. */
        SKIPPED
    }

    /** {@return the outcome of a successful proof} */
    public static ProofVerdict passed(ProofKind proof, String text) {
        return new ProofVerdict(proof, Status.PASSED, text, null, null);
    }

    /** {@return the outcome of a skipped proof; the text explains why it was skipped} */
    public static ProofVerdict skipped(ProofKind proof, String text) {
        return new ProofVerdict(proof, Status.SKIPPED, text, null, null);
    }

    /** {@return the outcome of a failed proof, without the difference that the proof found} */
    public static ProofVerdict failed(ProofKind proof, String text) {
        return new ProofVerdict(proof, Status.FAILED, text, null, null);
    }
}
