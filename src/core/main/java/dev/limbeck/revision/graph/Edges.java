package dev.limbeck.revision.graph;

/** The edges of the graph that a search follows. */
public enum Edges {
    /** The edges from a revision to its down revisions; they form the branches. */
    DOWN_REVISIONS,
    /**
     * The edges from a revision to its down revisions and dependencies; they lead to all revisions that must be applied
     * first.
     */
    ALL
}
