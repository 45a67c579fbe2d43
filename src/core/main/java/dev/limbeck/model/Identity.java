package dev.limbeck.model;

/** How a database numbers the rows of an identity column. */
public enum Identity {
    /** The database gives the number; on SQLite an {@code INTEGER PRIMARY KEY}, which may reuse the highest one. */
    PLAIN,
    /** A number is never given twice; on SQLite {@code AUTOINCREMENT}. */
    AUTOINCREMENT
}
