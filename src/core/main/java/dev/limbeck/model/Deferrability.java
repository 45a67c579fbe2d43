package dev.limbeck.model;

/** The point in time at which a foreign key is checked. */
public enum Deferrability {
    /** Always at the end of each statement. */
    NOT_DEFERRABLE,
    /** At the end of each statement, unless a transaction defers the check. */
    INITIALLY_IMMEDIATE,
    /** At commit. */
    INITIALLY_DEFERRED
}
