package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.Options;

/** The options that SQLite has (sqlite.org/lang_createtable.html). */
public final class SqliteOptions {
    /** STRICT. */
    public static final String STRICT = "sqlite_strict";
    /** WITHOUT ROWID. */
    public static final String WITHOUT_ROWID = "sqlite_without_rowid";

    private SqliteOptions() {}

    /** {@return the options of a table} */
    public static Options of(boolean withoutRowid, boolean strict) {
        return withoutRowid || strict
                ? Options.NONE.with(WITHOUT_ROWID, withoutRowid).with(STRICT, strict)
                : Options.NONE;
    }

    /** {@return whether a table with the given options is STRICT} */
    public static boolean isStrict(Options options) {
        return options.has(STRICT);
    }

    /** {@return whether a table with the given options is WITHOUT ROWID} */
    public static boolean isWithoutRowid(Options options) {
        return options.has(WITHOUT_ROWID);
    }
}
