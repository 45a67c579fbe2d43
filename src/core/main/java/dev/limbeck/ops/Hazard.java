package dev.limbeck.ops;

/**
 * What an operation may cost.
 *
 * @param kind which kind
 * @param message a few words for a person, for instance {@code loses data}
 */
public record Hazard(Kind kind, String message) {

    /** The kinds of cost. */
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
        READS_ROWS
    }
}
