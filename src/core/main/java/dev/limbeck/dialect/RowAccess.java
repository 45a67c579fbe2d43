package dev.limbeck.dialect;

/** How a statement accesses the rows of a database. */
public enum RowAccess {
    /** It does not access rows; it may read the schema. */
    NONE,
    /** It reads rows. */
    READS,
    /** It writes rows, or changes the schema. */
    WRITES
}
