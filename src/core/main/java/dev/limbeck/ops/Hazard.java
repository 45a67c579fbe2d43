package dev.limbeck.ops;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A risk or cost of an operation.
 *
 * @param kind the kind of hazard
 * @param message a short description, for instance {@code loses data}
 */
public record Hazard(Kind kind, String message) {

    /**
     * The kinds of hazards. Settings, options, comments in revision files and JSON identify the kinds by their
     * {@link #code()}.
     */
    public enum Kind {
        /** Values are lost. */
        DATA_LOSS,
        /** Stored values change. */
        CHANGES_DATA,
        /**
         * The operation fails if rows do not satisfy the new definition, or Limbeck does not check it before it runs.
         */
        MAY_FAIL,
        /** Every row is written. */
        REWRITE,
        /** Writers wait while all rows are read or written. */
        BLOCKS_WRITES,
        /** Readers wait while all rows are read or written. */
        BLOCKS_READS,
        /** All nodes of a cluster wait. */
        CLUSTER_STOP,
        /** An index contains only the beginning of the values. */
        PARTIAL_INDEX,
        /** The operation cannot be reverted. */
        NOT_REVERSIBLE,
        /** The operation runs SQL from the revision, which Limbeck does not analyze. */
        RUNS_SQL;

        /** {@return the name in settings, options and JSON, for instance {@code data-loss}; it never changes} */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** {@return the kind with the given code} */
        public static Optional<Kind> ofCode(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
