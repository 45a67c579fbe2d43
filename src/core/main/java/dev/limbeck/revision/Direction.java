package dev.limbeck.revision;

/** The direction in which a revision is run. */
public enum Direction {
    /** It is applied. */
    UPGRADE,
    /** It is reverted. */
    DOWNGRADE
}
