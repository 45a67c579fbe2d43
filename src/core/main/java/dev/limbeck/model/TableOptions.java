package dev.limbeck.model;

/**
 * SQLite's table options.
 *
 * @param withoutRowid whether the table is WITHOUT ROWID
 * @param strict whether the table is STRICT
 */
public record TableOptions(boolean withoutRowid, boolean strict) {
    /** No options. */
    public static final TableOptions NONE = new TableOptions(false, false);
}
