package dev.limbeck.spi;

/** What someone asked about two columns says of them. */
public enum Verdict {
    /** No difference, whatever Limbeck would say. */
    SAME,
    /** A difference, whatever Limbeck would say. */
    DIFFERENT,
    /** As Limbeck would say. */
    USUAL
}
