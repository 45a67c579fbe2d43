package dev.limbeck.spi;

/** The result of a custom comparison of two columns. */
public enum Verdict {
    /** The columns are the same, even if Limbeck's own comparison finds a difference. */
    SAME,
    /** The columns differ, even if Limbeck's own comparison finds no difference. */
    DIFFERENT,
    /** Limbeck's own comparison decides. */
    USUAL
}
