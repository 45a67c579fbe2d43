package dev.limbeck.execute;

/** What a command means to do with the database. */
public enum Access {
    /** Only look: a database that is not there is an empty one, and stays away. */
    READ,
    /** Change it: a database file that is not there is created. */
    WRITE
}
