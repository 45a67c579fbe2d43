package dev.limbeck.ops;

import java.util.Locale;

/**
 * What an operation may cost.
 *
 * @param kind which kind
 * @param message a few words for a person, for instance {@code loses data}
 */
public record Hazard(Kind kind, String message) {

    /** The kinds of cost. Their {@link #code()} is what {@code --fail-on-hazard} and JSON call them. */
    public enum Kind {
        /** Values are lost. */
        LOSES_DATA,
        /** Stored values change. */
        CHANGES_DATA,
        /** It fails when rows do not fit. */
        MAY_FAIL,
        /** Every row is copied, and writers wait. */
        COPIES_ROWS,
        /** Every row is read, and writers wait. */
        READS_ROWS,
        /** It is SQL of the revision's own, which nobody examines. */
        RUNS_SQL;

        /** {@return the name for programs and flags, for instance {@code loses_data}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
