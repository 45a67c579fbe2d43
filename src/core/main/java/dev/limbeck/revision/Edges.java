package dev.limbeck.revision;

/** Which lines of the graph to follow. */
public enum Edges {
    /** From a revision to its down revisions: the branches. */
    DOWN_REVISIONS,
    /** Those, and from a revision to what it depends on: everything that must be applied first. */
    ALL
}
