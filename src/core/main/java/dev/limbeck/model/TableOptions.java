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

    /** {@return these options, WITHOUT ROWID or not} */
    public TableOptions withWithoutRowid(boolean other) {
        return new TableOptions(other, strict);
    }

    /** {@return these options, STRICT or not} */
    public TableOptions withStrict(boolean other) {
        return new TableOptions(withoutRowid, other);
    }
}
