package dev.limbeck.command.draft;

/** The language of a revision file. */
public enum RevisionLanguage {
    /** A Java class. */
    JAVA,
    /** An SQL file, for one kind of database. */
    SQL
}
