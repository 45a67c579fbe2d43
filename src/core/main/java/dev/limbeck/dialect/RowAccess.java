package dev.limbeck.dialect;

/** How a statement accesses the rows of a database. */
public enum RowAccess {
    /** The statement does not access rows; it may read the schema. */
    NONE,
    /** The statement reads rows. */
    READS,
    /** The statement writes rows, or changes the schema. */
    WRITES
}
