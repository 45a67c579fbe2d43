package dev.limbeck.execute;

/** How a command uses the database. */
public enum Access {
    /** Only reads it. A missing database file is treated as an empty database and is not created. */
    READ,
    /** Changes it. A missing database file is created. */
    WRITE
}
