package dev.limbeck.spi;

/** The result of a custom comparison of two columns. */
public enum Verdict {
    /** The columns are the same, regardless of what Limbeck would decide. */
    SAME,
    /** The columns differ, regardless of what Limbeck would decide. */
    DIFFERENT,
    /** Limbeck decides. */
    USUAL
}
