package dev.limbeck.execute;

/** How a command uses the database. */
public enum Access {
    /**
     * The command only reads the database. A missing database file is treated as an empty database and is not created.
     */
    READ,
    /** The command changes the database. A missing database file is created. */
    WRITE
}
