package dev.limbeck.model;

/**
 * SQLite's table options.
 *
 * @param withoutRowid WITHOUT ROWID
 * @param strict STRICT
 */
public record TableOptions(boolean withoutRowid, boolean strict) {
    /** Neither. */
    public static final TableOptions NONE = new TableOptions(false, false);
}
