package dev.limbeck.revision;

import dev.limbeck.LimbeckException;
import java.util.Locale;

/**
 * Signals an error in a revision file, a history or the name of a revision; the message describes the error and the
 * remedy.
 */
public final class RevisionException extends LimbeckException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Creates an exception with a message that describes the error and the remedy. */
    public RevisionException(Kind kind, String message) {
        super(kind.code(), message, null);
        this.kind = kind;
    }

    /** {@return the kind of error} */
    public Kind kind() {
        return kind;
    }

    /** The kinds of errors. */
    public enum Kind {
        /** A file cannot be read, or its {@code @Revision} is incomplete or invalid. */
        UNREADABLE_FILE,
        /** An invalid id or label. */
        INVALID_NAME,
        /** Two files with the same id. */
        DUPLICATE_ID,
        /** Two revisions with the same label, or a label that is also an id. */
        DUPLICATE_LABEL,
        /** A down revision or dependency whose file is missing. */
        MISSING_REVISION,
        /** A revision that is its own down revision. */
        SELF_LOOP,
        /** A cycle of down revisions. */
        CYCLE,
        /** A revision that depends on itself. */
        DEPENDENCY_SELF_LOOP,
        /** A cycle of down revisions and dependencies. */
        DEPENDENCY_CYCLE,
        /** A name that is neither a revision nor a branch. */
        UNKNOWN_REVISION,
        /** A name before an at sign that is not the name of a branch. */
        UNKNOWN_BRANCH,
        /** A prefix that several ids have in common. */
        AMBIGUOUS_PREFIX,
        /** A name that refers to several revisions where one is required. */
        MULTIPLE_HEADS,
        /** An existing revision that is not in the specified branch. */
        NOT_IN_BRANCH,
        /** A number of steps that leads beyond the first or last revision. */
        TOO_FAR,
        /** A number of steps across a branch point, or from several current revisions. */
        AMBIGUOUS_STEPS,
        /** A target of a downgrade that is not below the current revisions. */
        NOT_BELOW,
        /** A range whose two ends are not on the same path through the history. */
        NOT_A_RANGE,
        /** Several revisions, one of which is an ancestor of another. */
        OVERLAP,
        /** An id in the version table for which there is no revision file. */
        UNKNOWN_CURRENT,
        /** A downgrade past a revision that is declared irreversible. */
        IRREVERSIBLE;

        /** {@return the code of exceptions of this kind, for instance {@code unknown-revision}} */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
