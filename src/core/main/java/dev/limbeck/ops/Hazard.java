package dev.limbeck.ops;

import java.util.Locale;

/**
 * A risk or cost of an operation.
 *
 * @param kind the kind of hazard
 * @param message a short description, for instance {@code loses data}
 */
public record Hazard(Kind kind, String message) {

    /** The kinds of hazards. {@code --fail-on-hazard} and JSON identify them by their {@link #code()}. */
    public enum Kind {
        /** Values are lost. */
        LOSES_DATA,
        /** Stored values change. */
        CHANGES_DATA,
        /** It fails if rows do not satisfy the new definition. */
        MAY_FAIL,
        /** All rows are copied while writers wait. */
        COPIES_ROWS,
        /** All rows are read while writers wait. */
        READS_ROWS,
        /** It runs SQL from the revision, which Limbeck does not analyze. */
        RUNS_SQL;

        /** {@return the name in flags and JSON, for instance {@code loses_data}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
