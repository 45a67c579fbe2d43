package dev.limbeck.result;

/** What the model is compared with: the setting {@code autogenerate.against}. */
public enum Against {
    /** The live database. */
    DATABASE,
    /** A scratch database to which all revisions were applied. */
    HISTORY
}
