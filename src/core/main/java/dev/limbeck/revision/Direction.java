package dev.limbeck.revision;

/** Which way a revision is run. */
public enum Direction {
    /** It is applied. */
    UPGRADE,
    /** It is taken back. */
    DOWNGRADE
}
