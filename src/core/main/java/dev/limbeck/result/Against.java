package dev.limbeck.result;

/** The target of a comparison with the model, as chosen by the setting {@code autogenerate.against}. */
public enum Against {
    /** The live database. */
    DATABASE,
    /** A scratch database to which all revisions were applied. */
    HISTORY
}
