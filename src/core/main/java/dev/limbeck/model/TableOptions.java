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

    /** {@return a copy of these options with the given value for WITHOUT ROWID} */
    public TableOptions withWithoutRowid(boolean other) {
        return new TableOptions(other, strict);
    }

    /** {@return a copy of these options with the given value for STRICT} */
    public TableOptions withStrict(boolean other) {
        return new TableOptions(withoutRowid, other);
    }
}
