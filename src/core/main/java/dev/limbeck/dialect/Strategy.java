package dev.limbeck.dialect;

/** How a change to a table is carried out. */
public enum Strategy {
    /** With a statement of the database, such as ALTER TABLE. */
    NATIVE,
    /** By editing the stored definition; no row is changed. */
    IN_PLACE,
    /** By copying the table into a new table. */
    REBUILD
}
