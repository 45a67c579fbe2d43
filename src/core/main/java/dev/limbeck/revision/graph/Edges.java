package dev.limbeck.revision.graph;

/** The edges of the graph to follow. */
public enum Edges {
    /** From a revision to its down revisions; these edges form the branches. */
    DOWN_REVISIONS,
    /** Also from a revision to its dependencies, so that the edges lead to everything that must be applied first. */
    ALL
}
