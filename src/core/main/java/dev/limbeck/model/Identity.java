package dev.limbeck.model;

/** How a database generates the values of an identity column. */
public enum Identity {
    /**
     * The database generates the numbers. On SQLite this is an {@code INTEGER PRIMARY KEY}, which may reuse the highest
     * number after its row was deleted.
     */
    PLAIN,
    /** The database generates the numbers and never reuses a number. On SQLite this is {@code AUTOINCREMENT}. */
    AUTOINCREMENT
}
