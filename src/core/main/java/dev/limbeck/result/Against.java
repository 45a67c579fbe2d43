package dev.limbeck.result;

/** The target of a comparison with the model, as chosen by the {@code autogenerate.against} setting. */
public enum Against {
    /** The live database. */
    DATABASE,
    /** A scratch database to which all revisions were applied. */
    HISTORY
}
