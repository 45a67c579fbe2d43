package dev.limbeck.result;

/** How to continue if it is unknown whether the interrupted statement of a revision has taken effect. */
public enum Resumption {
    /** Stop and report the statement. */
    ASK,
    /** Assume that the statement has taken effect, and continue with the next statement. */
    DONE,
    /** Run the statement again. */
    AGAIN
}
