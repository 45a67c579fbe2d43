package dev.limbeck.revision.graph;

/** The edges of the graph that a search follows. */
public enum Edges {
    /** From a revision to its down revisions; these edges form the branches. */
    DOWN_REVISIONS,
    /**
     * From a revision to its down revisions and dependencies; these edges lead to all revisions that must be applied
     * first.
     */
    ALL
}
