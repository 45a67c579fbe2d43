package dev.limbeck.dialect;

/** How a change to a table is carried out. */
public enum Strategy {
    /** The change is made with a statement of the database, such as ALTER TABLE. */
    NATIVE,
    /** The stored definition is edited; no row is changed. */
    IN_PLACE,
    /** The table is copied into a new table. */
    REBUILD
}
