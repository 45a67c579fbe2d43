package dev.limbeck.dialect;

/** How a change of a table is carried out. */
public enum Way {
    /** The database's own statement. */
    NATIVE,
    /** The stored definition is edited; no row is touched. */
    IN_PLACE,
    /** The table is copied into a new one. */
    REBUILD
}
