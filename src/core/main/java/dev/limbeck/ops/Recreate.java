package dev.limbeck.ops;

/** Whether a batch copies its table into a new one, as Alembic's {@code recreate} says it. */
public enum Recreate {
    /** Only when there is no other faithful way. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never: a batch that would need it is refused. */
    NEVER
}
