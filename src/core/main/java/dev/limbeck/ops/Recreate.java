package dev.limbeck.ops;

/** Whether a batch copies its table into a new one, like Alembic's {@code recreate}. */
public enum Recreate {
    /** Only if there is no other way without loss. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never: a batch that requires a copy is rejected. */
    NEVER
}
