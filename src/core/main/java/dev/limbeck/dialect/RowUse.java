package dev.limbeck.dialect;

/** What a statement does with the rows of a database. */
public enum RowUse {
    /** None: it looks at the schema at most. */
    NONE,
    /** It reads rows. */
    READS,
    /** It writes rows, or changes the schema. */
    WRITES
}
