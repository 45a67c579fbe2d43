package dev.limbeck.ops;

/** Specifies whether a batch copies its table into a new table, like Alembic's {@code recreate}. */
public enum Recreate {
    /** The table is copied only if the batch cannot be carried out in any other way without losing data. */
    AUTO,
    /** The table is always copied. */
    ALWAYS,
    /** The table is never copied; a batch that requires a copy is rejected. */
    NEVER
}
