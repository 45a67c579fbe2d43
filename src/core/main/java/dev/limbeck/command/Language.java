package dev.limbeck.command;

/** In what a revision is written. */
public enum Language {
    /** A class. */
    JAVA,
    /** A file of SQL, for the kind of database it was written for. */
    SQL
}
