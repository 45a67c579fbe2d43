package dev.limbeck.model;

/** When a foreign key is checked. */
public enum Deferrability {
    /** Always at the end of each statement. */
    NOT_DEFERRABLE,
    /** At the end of each statement, unless a transaction defers it. */
    INITIALLY_IMMEDIATE,
    /** At commit. */
    INITIALLY_DEFERRED
}
