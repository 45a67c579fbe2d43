package dev.limbeck.result;

import java.util.Locale;

/** The kinds of changes. */
public enum ChangeKind {
    /** A table is added. */
    ADDED_TABLE,
    /** A table is dropped. */
    DROPPED_TABLE,
    /** A table is renamed. */
    RENAMED_TABLE,
    /** A table option for which there is no operation was changed by hand; reported only by {@code limbeck drift}. */
    CHANGED_TABLE,
    /** A column is added. */
    ADDED_COLUMN,
    /** A column is dropped. */
    DROPPED_COLUMN,
    /** A column is changed. */
    CHANGED_COLUMN,
    /** A column is renamed. */
    RENAMED_COLUMN,
    /** A primary key is added. */
    ADDED_PRIMARY_KEY,
    /** A primary key is dropped. */
    DROPPED_PRIMARY_KEY,
    /** A unique constraint is added. */
    ADDED_UNIQUE_CONSTRAINT,
    /** A unique constraint is dropped. */
    DROPPED_UNIQUE_CONSTRAINT,
    /** A foreign key is added. */
    ADDED_FOREIGN_KEY,
    /** A foreign key is dropped. */
    DROPPED_FOREIGN_KEY,
    /** A check constraint is added. */
    ADDED_CHECK,
    /** A check constraint is dropped. */
    DROPPED_CHECK,
    /** A constraint is renamed. */
    RENAMED_CONSTRAINT,
    /** An index is added. */
    ADDED_INDEX,
    /** An index is dropped. */
    DROPPED_INDEX,
    /** An index is renamed. */
    RENAMED_INDEX,
    /** The options of a table are changed. */
    CHANGED_OPTIONS,
    /** The comment of a table is changed. */
    CHANGED_COMMENT,
    /** A view is added. */
    ADDED_VIEW,
    /** A view is dropped. */
    DROPPED_VIEW,
    CHANGED_VIEW,
    /** A trigger is added. */
    ADDED_TRIGGER,
    /** A trigger is dropped. */
    DROPPED_TRIGGER,
    /** A sequence is added. */
    ADDED_SEQUENCE,
    /** A sequence is changed. */
    CHANGED_SEQUENCE,
    /** A sequence is dropped. */
    DROPPED_SEQUENCE,
    /**
     * An object that the model does not represent, such as a function or an exclusion constraint, was added, changed or
     * dropped by hand; reported only by {@code limbeck drift}.
     */
    CHANGED_OBJECT,
    /** A statement of the revision, whose effect is not analyzed. */
    STATEMENT;

    /** {@return the name for users, for instance {@code added column}} */
    public String label() {
        return code().replace('_', ' ');
    }

    /** {@return the name in JSON, for instance {@code added_column}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
