package dev.limbeck.revision;

/** The direction in which a revision is run. */
public enum Direction {
    /** The revision is applied. */
    UPGRADE,
    /** The revision is reverted. */
    DOWNGRADE
}
