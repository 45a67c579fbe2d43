package dev.limbeck.revision;

/** A revision file, a history or the name of a revision is wrong; the message says what happened and what to do. */
public final class RevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Says what happened and what to do. */
    public RevisionException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** {@return what is wrong} */
    public Kind kind() {
        return kind;
    }

    /** What can be wrong. */
    public enum Kind {
        /** A file cannot be read, or its {@code @Revision} does not say what it must. */
        UNREADABLE_FILE,
        /** An id or label that cannot be used. */
        INVALID_NAME,
        /** Two files with one id. */
        DUPLICATE_ID,
        /** Two revisions with one label, or a label that is an id. */
        DUPLICATE_LABEL,
        /** A down revision or dependency that no file has. */
        MISSING_REVISION,
        /** A revision that comes after itself. */
        SELF_LOOP,
        /** Revisions that come after each other in a ring. */
        CYCLE,
        /** A revision that depends on itself. */
        DEPENDENCY_SELF_LOOP,
        /** Revisions that depend on each other in a ring. */
        DEPENDENCY_CYCLE,
        /** A name that no revision and no branch has. */
        UNKNOWN_REVISION,
        /** A name before an at sign that no branch has. */
        UNKNOWN_BRANCH,
        /** The beginning of several ids. */
        AMBIGUOUS_PREFIX,
        /** One revision is needed and the name stands for several. */
        MULTIPLE_HEADS,
        /** A revision that exists, and not in the branch that was named. */
        NOT_IN_BRANCH,
        /** A number of steps that leads beyond the first or last revision. */
        TOO_FAR,
        /** A number of steps where the way divides, or from several current revisions. */
        AMBIGUOUS_STEPS,
        /** A target above or beside the current revisions, for a downgrade. */
        NOT_BELOW,
        /** The two ends of a range do not stand above each other. */
        NOT_A_RANGE,
        /** One of several revisions already contains another. */
        OVERLAP,
        /** The version table holds an id that no file has. */
        UNKNOWN_CURRENT,
        /** A downgrade through a revision that says it cannot be taken back. */
        IRREVERSIBLE
    }
}
